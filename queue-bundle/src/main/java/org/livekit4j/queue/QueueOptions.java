package org.livekit4j.queue;

import java.time.Duration;
import java.util.Objects;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;
import org.livekit4j.queue.concurrent.Overflow;

/**
 * The defaults for subscribers that do not set a property, and the time after which slow calls are logged. Immutable; every
 * {@code with} method returns a changed copy.
 */
public final class QueueOptions {
    private static final Option<Integer> AUDIO_CAPACITY = Option.of("audioCapacity", 50);
    private static final Option<Overflow> AUDIO_OVERFLOW = Option.of("audioOverflow", Overflow.DROP_OLDEST);
    private static final Option<Integer> VIDEO_CAPACITY = Option.of("videoCapacity", 1);
    private static final Option<Overflow> VIDEO_OVERFLOW = Option.of("videoOverflow", Overflow.KEEP_LATEST);
    private static final Option<Integer> OTHER_CAPACITY = Option.of("otherCapacity", QueueConstants.DEFAULT_CAPACITY);
    private static final Option<Duration> SLOW_CALL = Option.of("slowCall", Duration.ofSeconds(1));

    /** Half a second of audio, the latest video frame, and a warning after a second. */
    public static final QueueOptions DEFAULTS = new QueueOptions(OptionValues.of(QueueOptions.class));

    private final OptionValues values;

    private QueueOptions(OptionValues values) {
        this.values = values;
    }

    private <T> QueueOptions with(Option<T> option, T value) {
        return new QueueOptions(values.with(option, value));
    }

    /** {@return how many events may wait for a subscriber of audio only, at least 1} */
    public int audioCapacity() {
        return values.get(AUDIO_CAPACITY);
    }

    /** {@return what happens when the queue of a subscriber of audio only is full} */
    public Overflow audioOverflow() {
        return values.get(AUDIO_OVERFLOW);
    }

    /** {@return how many events may wait for a subscriber of video only, at least 1} */
    public int videoCapacity() {
        return values.get(VIDEO_CAPACITY);
    }

    /**
     * {@return what happens when the queue of a subscriber of video only is full; where more than one event may wait, {@link
     * Overflow#KEEP_LATEST} means {@link Overflow#DROP_OLDEST}}
     */
    public Overflow videoOverflow() {
        return values.get(VIDEO_OVERFLOW);
    }

    /**
     * {@return how many events may wait for any other subscriber before growth is logged, at least 1; such a subscriber loses
     * nothing but the library's log}
     */
    public int otherCapacity() {
        return values.get(OTHER_CAPACITY);
    }

    /** {@return how long a call may take before its subscriber is named in the log; noticed up to half a second late} */
    public Duration slowCall() {
        return values.get(SLOW_CALL);
    }

    /**
     * {@return a copy with another {@link #audioCapacity}}
     *
     * @param audioCapacity how many events may wait for a subscriber of audio only, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public QueueOptions withAudioCapacity(int audioCapacity) {
        return withCapacity(AUDIO_CAPACITY, audioCapacity);
    }

    /**
     * {@return a copy with another {@link #audioOverflow}}
     *
     * @param audioOverflow what happens when the queue of a subscriber of audio only is full
     */
    public QueueOptions withAudioOverflow(Overflow audioOverflow) {
        return with(AUDIO_OVERFLOW, audioOverflow);
    }

    /**
     * {@return a copy with another {@link #videoCapacity}}
     *
     * @param videoCapacity how many events may wait for a subscriber of video only, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public QueueOptions withVideoCapacity(int videoCapacity) {
        return withCapacity(VIDEO_CAPACITY, videoCapacity);
    }

    /**
     * {@return a copy with another {@link #videoOverflow}}
     *
     * @param videoOverflow what happens when the queue of a subscriber of video only is full
     */
    public QueueOptions withVideoOverflow(Overflow videoOverflow) {
        return with(VIDEO_OVERFLOW, videoOverflow);
    }

    /**
     * {@return a copy with another {@link #otherCapacity}}
     *
     * @param otherCapacity how many events may wait for any other subscriber before growth is logged, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public QueueOptions withOtherCapacity(int otherCapacity) {
        return withCapacity(OTHER_CAPACITY, otherCapacity);
    }

    /**
     * {@return a copy with another {@link #slowCall}}
     *
     * @param slowCall how long a call may take before its subscriber is named in the log
     * @throws IllegalArgumentException if it is not positive
     */
    public QueueOptions withSlowCall(Duration slowCall) {
        Objects.requireNonNull(slowCall, "slowCall is null");
        if (slowCall.isNegative() || slowCall.isZero()) {
            throw new IllegalArgumentException("slowCall is " + slowCall + "; it must be positive");
        }
        return with(SLOW_CALL, slowCall);
    }

    private QueueOptions withCapacity(Option<Integer> option, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(option.name() + " is " + capacity + "; it must be at least 1");
        }
        return with(option, capacity);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QueueOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
