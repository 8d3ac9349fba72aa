package org.livekit4j.media.internal;

import java.util.List;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/**
 * An open stream.
 *
 * @param name in the log
 * @param consumer who takes its frames; empty if that is not known
 * @param processors ids of those that work on it, in their order
 */
public record StreamStatus(String name, StreamInfo info, String consumer, StreamStatistics statistics, List<Long> processors) {

    public StreamStatus {
        processors = List.copyOf(processors);
    }
}
