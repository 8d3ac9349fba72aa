package org.livekit4j.recorder.internal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one recording. They are told to stop and waited for, but never interrupted: that would close their files. */
final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private volatile long stoppedNanos;

    /** Whether threads are to stop. */
    boolean stopping() {
        return stopping;
    }

    /** When they were told to, by {@link System#nanoTime}. */
    long stoppedNanos() {
        return stoppedNanos;
    }

    /** A pipe to another program may block for long: that takes a thread of the operating system. */
    void start(boolean pipes, String name, Runnable work) {
        Thread.Builder builder = pipes ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
        Thread thread = builder.name("livekit-recording " + name).inheritInheritableThreadLocals(false).unstarted(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                LOG.error("An internal error ended the recording of {}", name, e);
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
    }

    void stop() {
        stoppedNanos = System.nanoTime();
        stopping = true;
    }

    /** Waits until the threads that write into the same file as the calling one have ended. */
    void awaitOthers() throws InterruptedException {
        for (Thread thread : threads) {
            if (thread != Thread.currentThread()) {
                thread.join();
            }
        }
    }

    /** @return whether all have ended in time */
    boolean await(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (Thread thread : List.copyOf(threads)) {
            if (!thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }
}
