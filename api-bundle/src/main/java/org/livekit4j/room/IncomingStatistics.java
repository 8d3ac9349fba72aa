package org.livekit4j.room;

import java.util.List;
import org.livekit4j.text.RecordText;

/**
 * Counts what others sent to a room; see {@link IncomingLimits}.
 *
 * @param listeners the statistics of the current listeners
 * @param callsRunning the remote procedure calls whose handlers have not returned yet
 * @param callsTaken the calls that were passed to a handler or interceptor, since the room was joined
 * @param callsRefused the calls that were answered with an error because too many were running, since the room was joined
 * @param streamsRunning the text and byte streams whose handlers have not returned yet
 * @param streamsTaken the streams that were passed to a handler, since the room was joined
 * @param streamsRefused the streams that were not read because too many were being handled, since the room was joined
 */
public record IncomingStatistics(List<ListenerStatistics> listeners, long callsRunning, long callsTaken, long callsRefused,
        long streamsRunning, long streamsTaken, long streamsRefused) {

    /** Copies the list. */
    public IncomingStatistics {
        listeners = List.copyOf(listeners);
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
