package org.livekit4j.ffi;

import org.osgi.annotation.versioning.ProviderType;

/** A native object. Its owner closes it. Safe for use by several threads. */
@ProviderType
public interface FfiHandle extends AutoCloseable {

    /**
     * Returns the number by which requests refer to the object.
     *
     * @return the id
     * @throws IllegalStateException if the handle is closed
     */
    long id();

    /** {@return the kind of object} */
    HandleKind kind();

    /** {@return whether the handle is closed} */
    boolean closed();

    /** Marks the handle as consumed by a request that took ownership of the object: it is closed without a release. */
    void consumed();

    /** Releases the object. Idempotent. */
    @Override
    void close();
}
