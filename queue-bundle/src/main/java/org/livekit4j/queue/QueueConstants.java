package org.livekit4j.queue;

import org.livekit4j.queue.concurrent.Overflow;

/** Service properties of an {@link FfiEventSubscriber}. */
public final class QueueConstants {

    /**
     * {@code String+}: kinds of events by their protocol names, such as {@code audio_stream_event}. {@code room_event} means all events of a room,
     * {@code room_event.track_subscribed} those of one kind inside. Absent: all.
     */
    public static final String EVENT_TYPES = "livekit.event.types";

    /** {@code Long+}: handles or async ids. Absent: all. */
    public static final String EVENT_KEYS = "livekit.event.keys";

    /**
     * {@code Integer}: how many events may wait, at least 1. Absent: 50 for a subscriber of audio only, 1 for one of video only,
     * else {@value #DEFAULT_CAPACITY}, unless {@link QueueOptions} say otherwise.
     */
    public static final String QUEUE_CAPACITY = "livekit.queue.capacity";

    /**
     * {@code String}: an {@link Overflow}. Absent: {@code DROP_OLDEST} for a subscriber of audio only; {@code KEEP_LATEST} for
     * one of video only, {@code DROP_OLDEST} if it has a capacity of more than 1; {@code DROP_NEWEST} for one of the library's
     * log only; else {@code UNBOUNDED}, because a lost control event is never made up for. {@link QueueOptions} can change the
     * first two.
     */
    public static final String QUEUE_OVERFLOW = "livekit.queue.overflow";

    /** {@code String}: {@code queued} or {@code direct}, a {@link Delivery}. Absent: {@code queued}. */
    public static final String DELIVERY = "livekit.delivery";

    /** {@code String}: what the subscriber is called in statistics and the log. Absent: its class and service id. */
    public static final String NAME = "livekit.subscriber.name";

    public static final int DEFAULT_CAPACITY = 1024;

    private QueueConstants() {}
}
