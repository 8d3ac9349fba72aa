package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Does on one thread what a program does not need to start, after it has started. */
public final class LateWork {
    /** A program has started by then, as a rule: what is done later would compete with it for processors. */
    private static final Duration DELAY = Duration.ofMillis(500);
    private static final Queue<Runnable> WORK = new ConcurrentLinkedQueue<>();
    private static final AtomicBoolean RUNNING = new AtomicBoolean();

    private LateWork() {}

    /** @param work whose failure does not matter */
    public static void add(Runnable work) {
        WORK.add(work);
        start();
    }

    private static void start() {
        if (RUNNING.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("livekit-classes").inheritInheritableThreadLocals(false).start(LateWork::run);
        }
    }

    private static void run() {
        long begin = System.nanoTime() + DELAY.toNanos();
        for (long left = DELAY.toNanos(); left > 0; left = begin - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        for (Runnable work = WORK.poll(); work != null; work = WORK.poll()) {
            try {
                work.run();
            } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                // A precaution that comes too late, as when the framework stops, and not a need
            }
        }
        RUNNING.set(false);
        if (!WORK.isEmpty()) { // added after the last look
            start();
        }
    }
}
