package org.livekit4j.data;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A data track of this process: {@link org.livekit4j.room.LocalParticipant#publishDataTrack} publishes it. The caller unpublishes
 * it; it is also unpublished when the room ends.
 *
 * <p>A sender that never waits:
 *
 * {@snippet file="org/livekit4j/examples/rooms/Telemetry.java" region="send"}
 */
@ProviderType
public non-sealed interface LocalDataTrack extends DataTrack, AutoCloseable {

    /** The largest payload, in bytes. */
    int MAX_PAYLOAD_BYTES = 60_000;

    /** What became of a frame. */
    enum PushResult {
        /** The native library has taken the frame. It may still be lost on its way. */
        ACCEPTED,
        /** The frame was not sent, because those before it are still waiting. */
        QUEUE_FULL,
        /** The frame was not sent, because the track is not published any more. */
        UNPUBLISHED
    }

    /**
     * Counts the frames that were passed to {@link #tryPush}.
     *
     * @param accepted the frames that were accepted
     * @param queueFull the frames that were not sent because the native queue was full
     */
    record PushStatistics(long accepted, long queueFull) {}

    /**
     * Sends a frame to all subscribers, or drops it. Never waits. The payload is copied before this method returns.
     *
     * @param frame the frame, whose payload has from 1 to {@value #MAX_PAYLOAD_BYTES} bytes
     * @return what became of it
     * @throws IllegalArgumentException if the payload is empty or larger: the native library would accept it and lose it
     * @throws org.livekit4j.LiveKitException if the native library failed
     */
    PushResult tryPush(DataFrame frame);

    /** {@return how many frames were accepted and refused so far} */
    PushStatistics statistics();

    /** Unpublishes the track, at once and for good. Streams of it end. Idempotent. */
    void unpublish();

    /** Unpublishes the track, as {@link #unpublish}. */
    @Override
    default void close() {
        unpublish();
    }
}
