package org.livekit4j.stress;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Where the two threads of a race meet before they start. The harness brings them only near to each other, and what is raced here
 * is over in less time than they are apart.
 */
public class Meeting {
    private static final int THREADS = 2;
    /** Enough for a thread that runs; one that does not is not waited for. */
    private static final int TIMEOUT = 500;
    private static final long LONG = TimeUnit.SECONDS.toNanos(5);
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(5);
    private static volatile boolean waitedInVain;

    static {
        Deadline.start();
    }

    private final AtomicInteger arrived = new AtomicInteger();

    public final void meet() {
        arrived.getAndIncrement();
        for (int i = 0; i < TIMEOUT && arrived.get() < THREADS; i++) {
            Thread.onSpinWait();
        }
    }

    /** Waits for what a third thread is about to do. Once that was in vain, the test has failed and does not wait long again. */
    public static boolean eventually(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > (waitedInVain ? SHORT : LONG)) {
                waitedInVain = true;
                return false;
            }
            Thread.yield();
        }
        return true;
    }
}
