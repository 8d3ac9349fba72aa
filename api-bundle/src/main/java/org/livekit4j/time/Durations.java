package org.livekit4j.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A duration as a number. {@link Duration#toNanos} fails for more than 292 years and {@link Duration#toMillis} for more than 292 million; here
 * what does not fit is the largest number, or the smallest one, because who asks for that long means "without limit".
 */
public final class Durations {

    private Durations() {}

    /** In nanoseconds; {@link Long#MAX_VALUE} or {@link Long#MIN_VALUE} if it does not fit. */
    public static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return limit(duration);
        }
    }

    /** In milliseconds, rounded down; {@link Long#MAX_VALUE} or {@link Long#MIN_VALUE} if it does not fit. */
    public static long millis(Duration duration) {
        try {
            return duration.toMillis();
        } catch (ArithmeticException e) {
            return limit(duration);
        }
    }

    /** The sum; the longest or shortest duration there is if it does not fit. */
    public static Duration sum(Duration duration, Duration more) {
        try {
            return duration.plus(more);
        } catch (ArithmeticException e) {
            return Duration.ofSeconds(limit(more));
        }
    }

    /** The time after this duration; {@link Instant#MAX} or {@link Instant#MIN} if there is none. */
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
