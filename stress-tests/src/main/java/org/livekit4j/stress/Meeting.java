package org.livekit4j.stress;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the two threads of a race meet before they start. The harness brings them only near to each other, and what is raced here
 * is over in less time than they are apart.
 */
public class Meeting {
    private static final int THREADS = 2;
    /** Enough for a thread that runs; one that does not is not waited for. */
    private static final int PATIENCE = 500;

    static {
        Deadline.start();
    }

    private final AtomicInteger arrived = new AtomicInteger();

    public final void meet() {
        arrived.getAndIncrement();
        for (int i = 0; i < PATIENCE && arrived.get() < THREADS; i++) {
            Thread.onSpinWait();
        }
    }
}
