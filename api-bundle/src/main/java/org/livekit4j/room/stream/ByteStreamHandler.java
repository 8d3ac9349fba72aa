package org.livekit4j.room.stream;

import org.livekit4j.room.Room;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives the byte streams of one topic. Several streams may be handled at once; those of a sender begin in the order in which
 * they were opened.
 *
 * <p>In OSGi a handler can be registered as a service with its topic as {@value #TOPIC}, and with names of rooms as {@value
 * org.livekit4j.room.RoomListener#ROOM}, or without them for all rooms. One handler receives the streams of a topic in a room:
 * the one that was registered in code, else the service with the highest {@code service.ranking}.
 */
@FunctionalInterface
@ConsumerType
public interface ByteStreamHandler {
    /** Service property, {@code String}, required: the topic of the streams. */
    String TOPIC = "livekit.topic";

    /**
     * Handles a stream, on a virtual thread of the stream's own. The stream is closed when this method returns. {@link
     * org.livekit4j.room.IncomingLimits} bound the number of streams that are handled at once.
     *
     * @param room the room
     * @param stream the stream, from its beginning
     * @throws Exception if the handler fails; the exception is logged and counted
     */
    void handle(Room room, ByteStreamReader stream) throws Exception;
}
