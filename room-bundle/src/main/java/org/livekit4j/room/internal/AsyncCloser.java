package org.livekit4j.room.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signals ends on separate threads, because users may attach code to the end of a stream, and that code must not hold up a room.
 */
final class AsyncCloser {
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    Thread run(Runnable end) {
        Thread thread = Thread.ofVirtual().name("livekit-end").unstarted(() -> {
            try {
                end.run();
            } finally {
                running.remove(Thread.currentThread());
            }
        });
        running.add(thread);
        thread.start();
        return thread;
    }

    /** Waits for those that are under way, for a bounded time. */
    void await(long timeoutMs) throws InterruptedException {
        long deadline = System.nanoTime() + timeoutMs * 1_000_000;
        for (Thread thread : List.copyOf(running)) {
            if (thread != Thread.currentThread()) {
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            }
        }
    }
}
