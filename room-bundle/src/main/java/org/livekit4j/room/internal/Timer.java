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
     * @param time the delay; at most 292 years are used
     * @return the timer, to be cancelled when it is no longer needed
     */
    static Future<?> after(Duration time, Runnable task) {
        return ForkJoinPool.commonPool().schedule(() -> Thread.ofVirtual().name("livekit-timeout").start(task),
                Durations.nanos(time),
                TimeUnit.NANOSECONDS);
    }
}
