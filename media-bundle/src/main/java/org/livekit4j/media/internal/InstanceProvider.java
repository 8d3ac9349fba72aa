package org.livekit4j.media.internal;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Where a plug-in's instances come from. */
@ConsumerType
public interface InstanceProvider<S> {

    /** An instance for one stream, or the one for all; null if there is none any more. It is the plug-in's own code that runs here. */
    @Nullable
    S get();

    /** The stream needs it no more. Called once for each instance that was got. */
    void release(S instance);

    /** Of one that is there for all streams. */
    static <S> InstanceProvider<S> of(S instance) {
        return new InstanceProvider<>() {
            @Override
            public S get() {
                return instance;
            }

            @Override
            public void release(S released) {
                // The instance belongs to its provider.
            }
        };
    }
}
