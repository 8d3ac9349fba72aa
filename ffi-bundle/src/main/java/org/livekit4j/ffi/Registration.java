package org.livekit4j.ffi;

import org.osgi.annotation.versioning.ProviderType;

/** Something that was added to an {@link FfiClient} and can be taken away again. */
@FunctionalInterface
@ProviderType
public interface Registration extends AutoCloseable {

    /** Idempotent. What is under way at that moment may still arrive. */
    @Override
    void close();
}
