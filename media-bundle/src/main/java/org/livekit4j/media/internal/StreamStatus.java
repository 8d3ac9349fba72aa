package org.livekit4j.media.internal;

import java.util.List;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/**
 * The status of an open stream.
 *
 * @param name its name in the log
 * @param consumer the receiver of its frames; empty if unknown
 * @param processors the ids of its processors, in order
 */
public record StreamStatus(String name, StreamInfo info, String consumer, StreamStatistics statistics, List<Long> processors) {

    public StreamStatus {
        processors = List.copyOf(processors);
    }
}
