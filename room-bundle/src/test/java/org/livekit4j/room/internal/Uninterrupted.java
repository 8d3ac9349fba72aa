package org.livekit4j.room.internal;

import java.util.concurrent.CountDownLatch;

/** Waits like code that has not heard of interrupts. */
final class Uninterrupted {

    private Uninterrupted() {}

    static void await(CountDownLatch latch) {
        for (;;) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // not heard of
            }
        }
    }
}
