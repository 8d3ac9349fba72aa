package org.livekit4j.room.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.Polling;

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
    void await(long timeoutMs) {
        List<Thread> others = running.stream().filter(thread -> thread != Thread.currentThread()).toList();
        Polling.await(() -> others.stream().noneMatch(Thread::isAlive), System.nanoTime() + timeoutMs * 1_000_000);
    }
}
