package org.livekit4j.ffi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * A warning that may occur often. Every occurrence is counted; the first is logged, and then at most one a minute.
 *
 * <p>Warnings are logged on a thread of their own, one at a time, so that neither a blocking log nor a failing {@code toString}
 * affects the caller. Safe for use by several threads, including native ones.
 */
public final class RepeatedWarning {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Count count = new Count();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile long dueNanos = System.nanoTime();

    /** Creates a warning that has not occurred. */
    public RepeatedWarning() {}

    /**
     * Counts an occurrence, and logs it if a warning is due. Never throws and never waits.
     *
     * @param log writes the warning; receives the count so far
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

    /** {@return the number of occurrences} */
    public long count() {
        return count.sum();
    }
}
