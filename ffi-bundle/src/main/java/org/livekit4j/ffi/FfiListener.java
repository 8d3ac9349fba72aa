package org.livekit4j.ffi;

import org.osgi.annotation.versioning.ConsumerType;

/** Listens to the state of the native library. In OSGi, register it as a service. Exceptions are logged. */
@ConsumerType
public interface FfiListener {

    /**
     * The library reported a panic and continues to work. Called on a thread of the bridge, one call at a time.
     *
     * @param message the message of the panic, without secrets
     */
    void panicked(String message);

    /**
     * The library is about to shut down: requests fail from now on, and handles can still be released. Called on the thread that
     * {@linkplain FfiClient#close closes} the client, which waits for the listener.
     */
    default void stopping() {}
}
