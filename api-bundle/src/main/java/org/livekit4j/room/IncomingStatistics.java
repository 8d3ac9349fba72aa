package org.livekit4j.room;

import java.util.List;
import org.livekit4j.text.RecordText;

/**
 * What has become of what others sent; see {@link IncomingLimits}.
 *
 * @param listeners those that the room has now
 * @param callsRunning calls of remote procedures whose handlers have not returned yet
 * @param callsTaken calls that were given to a handler or interceptor, since the room was joined
 * @param callsRefused calls that were answered with an error because too many were running, since the room was joined
 */
public record IncomingStatistics(List<ListenerStatistics> listeners, long callsRunning, long callsTaken, long callsRefused) {

    public IncomingStatistics {
        listeners = List.copyOf(listeners);
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
