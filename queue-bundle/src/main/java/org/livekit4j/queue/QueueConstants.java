package org.livekit4j.queue;

import org.livekit4j.queue.concurrent.Overflow;

/** The service properties of an {@link FfiEventSubscriber}. */
public final class QueueConstants {

    /**
     * {@code String+}: kinds of events by their protocol names, such as {@code audio_stream_event}. {@code room_event} matches
     * all events of rooms, and {@code room_event.track_subscribed} those of one kind. If absent, all.
     */
    public static final String EVENT_TYPES = "livekit.event.types";

    /** {@code Long+}: handles or async ids. If absent, all. */
    public static final String EVENT_KEYS = "livekit.event.keys";

    /**
     * {@code Integer}: how many events may wait, at least 1. If absent, 50 for a subscriber of audio only, 1 for one of video
     * only, and {@value #DEFAULT_CAPACITY} for any other; {@link QueueOptions} can change these.
     */
    public static final String QUEUE_CAPACITY = "livekit.queue.capacity";

    /**
     * {@code String}: an {@link Overflow}. If absent, {@code DROP_OLDEST} for a subscriber of audio only; {@code KEEP_LATEST} for
     * one of video only, or {@code DROP_OLDEST} if its capacity is more than 1; {@code DROP_NEWEST} for one of the library's log
     * only; and {@code UNBOUNDED} for any other, because nothing makes up for a lost control event. {@link QueueOptions} can
     * change the first two.
     */
    public static final String QUEUE_OVERFLOW = "livekit.queue.overflow";

    /** {@code String}: {@code queued} or {@code direct}, a {@link Delivery}. If absent, {@code queued}. */
    public static final String DELIVERY = "livekit.delivery";

    /** {@code String}: the subscriber's name in statistics and the log. If absent, its class and service id. */
    public static final String NAME = "livekit.subscriber.name";

    /** The default of {@link #QUEUE_CAPACITY} for subscribers of other events than audio or video. */
    public static final int DEFAULT_CAPACITY = 1024;

    private QueueConstants() {}
}
