package org.livekit4j.ffi;

import org.osgi.annotation.versioning.ProviderType;

/** A native object. Its owner in this process closes it. */
@ProviderType
public interface FfiHandle extends AutoCloseable {

    /**
     * What a request names the object by.
     *
     * @throws IllegalStateException if the handle is closed
     */
    long id();

    HandleKind kind();

    boolean closed();

    /** Says that a request took the object over; it must not be released any more. */
    void consumed();

    /** Releases the object. Idempotent, legal on any thread. */
    @Override
    void close();
}
