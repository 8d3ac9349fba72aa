package org.livekit4j.media;

import org.livekit4j.media.internal.Processors;

/** A medium without sinks. */
public final class ProcessedMedium {

    private ProcessedMedium() {}

    public static <F, P> Medium<F, P, ?, ?> of(Processors<F, P> processors) {
        return new Medium<>("test", processors, null);
    }
}
