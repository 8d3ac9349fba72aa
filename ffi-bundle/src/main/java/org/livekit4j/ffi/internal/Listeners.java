package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.livekit4j.Registration;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.UserCode;

/**
 * The listeners to the state of the library. Each is called on threads of its own, so that none holds up another one or the
 * library.
 */
final class Listeners {
    private final List<Listener> all = new CopyOnWriteArrayList<>();
    private volatile Collection<Thread> stopping = List.of();

    private static final class Listener {
        private final FfiListener target;
        private final String name;
        private final UserCode guard;
        /** One virtual thread at a time, for news in their order. */
        private final ExecutorService news = Executors
                .newSingleThreadExecutor(Thread.ofVirtual().name("livekit-news").inheritInheritableThreadLocals(false).factory());

        Listener(FfiListener target, String name) {
            this.target = target;
            this.name = name;
            guard = new UserCode(NativeFfiClient.LOG, () -> "Listener " + name + " to the native library");
        }

        void panicked(String message) {
            guard.run(() -> news.execute(() -> guard.run(() -> target.panicked(message))));
        }

        /** A platform thread: virtual ones that compute without end do not hold it up. */
        Thread unstarted() {
            return Thread.ofPlatform().daemon().name("livekit-stopping").inheritInheritableThreadLocals(false)
                    .unstarted(() -> guard.run(target::stopping));
        }

        /** In place if there is no memory for a thread. */
        static void start(Thread thread) {
            try {
                thread.start();
            } catch (OutOfMemoryError e) {
                thread.run();
            }
        }
    }

    /** @param name in the log */
    Registration add(FfiListener target, String name) {
        Listener listener = new Listener(target, name);
        all.add(listener);
        return () -> {
            all.remove(listener);
            listener.news.shutdown();
        };
    }

    void panicked(String message) {
        all.forEach(listener -> listener.panicked(message));
    }

    /** Whether this thread is one that tells a listener that the library stops. */
    boolean isStopping(Thread thread) {
        return stopping.contains(thread);
    }

    /** Tells all that the library stops, and waits for them so long at most. */
    void stopping(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Map<Listener, Thread> threads = new LinkedHashMap<>();
        all.forEach(listener -> threads.put(listener, listener.unstarted()));
        stopping = threads.values();
        stopping.forEach(Listener::start);
        threads.forEach((listener, thread) -> {
            if (!Polling.await(() -> !thread.isAlive(), deadline)) {
                NativeFfiClient.LOG.warn("Listener {} of the native library has not returned; the library is shut down anyway",
                        listener.name);
            }
        });
        all.forEach(listener -> listener.news.shutdown());
    }
}
