package org.livekit4j.queue;

import java.time.Duration;
import java.util.Objects;
import org.livekit4j.queue.concurrent.Overflow;

/**
 * What the queue does with subscribers that do not say it themselves, and when it warns.
 *
 * @param audioCapacity events that may wait for a subscriber of audio only, at least 1
 * @param audioOverflow what happens to one more
 * @param videoCapacity as for audio, for a subscriber of video only
 * @param videoOverflow as for audio; where more than one event may wait, {@link Overflow#KEEP_LATEST} means {@link Overflow#DROP_OLDEST}
 * @param otherCapacity as for audio, for all others. They lose nothing, but for the library's log, and growth past it is in the log
 * @param slowCall how long a call may take before its subscriber is named in the log; it is noticed with half a second's delay
 */
public record QueueOptions(int audioCapacity, Overflow audioOverflow, int videoCapacity, Overflow videoOverflow,
        int otherCapacity,
        Duration slowCall) {
    /** Half a second of sound, the latest picture, and a warning after a second. */
    public static final QueueOptions DEFAULTS = new QueueOptions(50, Overflow.DROP_OLDEST, 1, Overflow.KEEP_LATEST,
            QueueConstants.DEFAULT_CAPACITY, Duration.ofSeconds(1));

    public QueueOptions {
        requireCapacity("audioCapacity", audioCapacity);
        requireCapacity("videoCapacity", videoCapacity);
        requireCapacity("otherCapacity", otherCapacity);
        Objects.requireNonNull(audioOverflow, "audioOverflow is null");
        Objects.requireNonNull(videoOverflow, "videoOverflow is null");
        if (slowCall.isNegative() || slowCall.isZero()) {
            throw new IllegalArgumentException("slowCall is " + slowCall + "; it has to be longer than nothing");
        }
    }

    private static void requireCapacity(String name, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(name + " is " + capacity + "; it has to be at least 1");
        }
    }
}
