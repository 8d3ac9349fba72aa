package org.livekit4j.ffi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * A warning that may come again and again. Each one is counted; the first one is logged, and after that one a minute.
 *
 * <p>It is logged on a thread of its own, one at a time: neither a log that blocks nor a text that throws reaches the caller. All methods may be
 * called from any thread, native ones included.
 */
public final class RepeatedWarning {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Count count = new Count();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile long dueNanos = System.nanoTime();

    /** One that has not come yet. */
    public RepeatedWarning() {}

    /**
     * Counts, and logs if it is time for that. Never throws and never waits.
     *
     * @param log writes the warning; gets the count so far
     */
    public void report(LongConsumer log) {
        count.increment();
        if (System.nanoTime() - dueNanos >= 0 && writing.compareAndSet(false, true)) {
            try {
                long soFar = count.sum();
                Thread.ofVirtual().name("livekit-report").inheritInheritableThreadLocals(false).start(() -> write(log, soFar));
            } catch (Throwable e) {
                writing.set(false); // No memory is left for it: the next one is logged
            }
        }
    }

    private void write(LongConsumer log, long soFar) {
        try {
            log.accept(soFar);
        } finally {
            dueNanos = System.nanoTime() + PAUSE_NANOS;
            writing.set(false);
        }
    }

    /** How often it has come. */
    public long count() {
        return count.sum();
    }
}
