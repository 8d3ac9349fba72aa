package org.livekit4j.demo;

import java.util.List;

/**
 * What a run in a room has besides.
 *
 * @param name of the room; empty before it was joined
 * @param witnessed whether a participant of the demo's own receives what it sends. If not, nothing that is sent comes back, and others
 *     are listened to
 * @param data texts and files. Without a witness, those that come are of others
 */
public record RoomFigures(String name, boolean witnessed, Others audio, Others video, DataFigures data) {

    /**
     * What came from other participants of the room, of one medium.
     *
     * @param tracks subscribed to since the run began
     * @param received frames
     * @param streams those that are open
     */
    public record Others(int tracks, long received, List<MediaSnapshot.Stream> streams) {}
}
