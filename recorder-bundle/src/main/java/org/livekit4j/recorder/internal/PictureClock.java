package org.livekit4j.recorder.internal;

import java.util.concurrent.TimeUnit;

/**
 * When pictures of one track were to be seen: by their own clock, which the one that came soonest sets. So a machine that is busy,
 * which is told of pictures late, moves none of them. Not safe for use by several threads.
 */
final class PictureClock {
    /** Two clocks do not go alike; the difference is followed at this rate, in parts of a million. */
    private static final long DRIFT_PPM = 200;
    /** A clock that jumps by more is another one. */
    private static final long JUMP_NANOS = TimeUnit.SECONDS.toNanos(5);

    private long offsetNanos = Long.MAX_VALUE;
    private long lastNanos;

    /**
     * @param timestampUs of the picture; 0 if it has none
     * @param nowNanos when it came
     * @return when it was to be seen, by the clock of {@code nowNanos}
     */
    long nanos(long timestampUs, long nowNanos) {
        if (timestampUs == 0) {
            return nowNanos;
        }
        long stamp = TimeUnit.MICROSECONDS.toNanos(timestampUs);
        long offset = nowNanos - stamp;
        if (offsetNanos == Long.MAX_VALUE || Math.abs(offset - offsetNanos) > JUMP_NANOS) {
            offsetNanos = offset;
        } else {
            offsetNanos = Math.min(offset, offsetNanos + (nowNanos - lastNanos) / 1_000_000 * DRIFT_PPM);
        }
        lastNanos = nowNanos;
        return stamp + offsetNanos;
    }
}
