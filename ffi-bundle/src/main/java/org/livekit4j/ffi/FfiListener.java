package org.livekit4j.ffi;

import org.osgi.annotation.versioning.ConsumerType;

/** Told what happens to the native library itself. In OSGi register it as a service. What it throws is logged. */
@ConsumerType
public interface FfiListener {

    /** The library reported a panic and works on. On a thread of the bridge, one call after the other. */
    void panicked(String message);

    /**
     * The library is about to be shut down: requests fail from now on, handles can still be released. On the thread that
     * {@linkplain FfiClient#close closes} the client, which waits for it.
     */
    default void stopping() {}
}
