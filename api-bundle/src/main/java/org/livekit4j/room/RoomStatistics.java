package org.livekit4j.room;

import java.util.List;
import org.livekit4j.track.RtcStats;

/**
 * The reports of a room's two connections.
 *
 * @param publisher the reports of what this side sends; with a single connection, of everything
 * @param subscriber the reports of what this side receives
 */
public record RoomStatistics(List<RtcStats> publisher, List<RtcStats> subscriber) {

    /** Copies the lists. */
    public RoomStatistics {
        publisher = List.copyOf(publisher);
        subscriber = List.copyOf(subscriber);
    }
}
