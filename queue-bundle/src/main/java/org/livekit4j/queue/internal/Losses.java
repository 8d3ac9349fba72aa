package org.livekit4j.queue.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.UserCode;

/**
 * Events that a subscriber has lost because memory was full, although its overflow drops none. Counting one takes no memory; the
 * subscriber is notified when memory is available again.
 */
final class Losses {
    private final AtomicLong count = new AtomicLong();
    private final AtomicBoolean telling = new AtomicBoolean();
    private volatile long told;

    void add() {
        count.getAndIncrement();
    }

    long count() {
        return count.get();
    }

    /**
     * Tells what has not been told yet, on a thread of its own. On one thread.
     *
     * @param thread name of that thread
     * @param guard through which the listener is called
     * @throws OutOfMemoryError if there is no memory for it yet
     */
    void tell(String thread, UserCode guard, LongConsumer listener) {
        long now = count.get();
        long untold = now - told;
        if (untold == 0 || !telling.compareAndSet(false, true)) {
            return;
        }
        try {
            CallbackThreads.start(thread, listener, () -> {
                guard.run(() -> listener.accept(untold));
                telling.set(false);
            });
        } catch (Throwable e) {
            telling.set(false);
            throw e;
        }
        told = now;
    }
}
