package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.livekit4j.time.Durations;

/** Runs an action on a virtual thread after a delay. */
final class Timer {

    private Timer() {}

    /**
     * @param time the longest that there is, 292 years, if it is more than that
     * @return to be cancelled when it is not needed any more
     */
    static Future<?> after(Duration time, Runnable task) {
        return ForkJoinPool.commonPool().schedule(() -> Thread.ofVirtual().name("livekit-timeout").start(task),
                Durations.nanos(time),
                TimeUnit.NANOSECONDS);
    }
}
