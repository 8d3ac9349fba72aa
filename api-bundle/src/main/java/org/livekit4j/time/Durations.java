package org.livekit4j.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Arithmetic with durations that saturates. {@link Duration#toNanos} fails for more than 292 years and {@link
 * Duration#toMillis} for more than 292 million; here a result that does not fit is the largest or smallest one, because a
 * duration of that length means "without limit".
 */
public final class Durations {

    private Durations() {}

    /**
     * Converts a duration to nanoseconds.
     *
     * @param duration the duration
     * @return its nanoseconds; {@link Long#MAX_VALUE} or {@link Long#MIN_VALUE} if they do not fit
     */
    public static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return limit(duration);
        }
    }

    /**
     * Converts a duration to milliseconds, rounded down.
     *
     * @param duration the duration
     * @return its milliseconds; {@link Long#MAX_VALUE} or {@link Long#MIN_VALUE} if they do not fit
     */
    public static long millis(Duration duration) {
        try {
            return duration.toMillis();
        } catch (ArithmeticException e) {
            return limit(duration);
        }
    }

    /**
     * Adds two durations.
     *
     * @param duration the one duration
     * @param more the other duration
     * @return the sum; the longest or shortest duration if it does not fit
     */
    public static Duration sum(Duration duration, Duration more) {
        try {
            return duration.plus(more);
        } catch (ArithmeticException e) {
            return Duration.ofSeconds(limit(more));
        }
    }

    /**
     * Adds a duration to a point in time.
     *
     * @param start the point in time
     * @param duration the duration
     * @return the sum; {@link Instant#MAX} or {@link Instant#MIN} if it does not fit
     */
    public static Instant after(Instant start, Duration duration) {
        try {
            return start.plus(duration);
        } catch (ArithmeticException | java.time.DateTimeException e) {
            return duration.isNegative() ? Instant.MIN : Instant.MAX;
        }
    }

    private static long limit(Duration duration) {
        return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
