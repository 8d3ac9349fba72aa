package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHealth;

/**
 * From open to disposed. No request may be under way when the library is disposed, and none may begin after: it would find no one to
 * call back.
 */
final class LifeCycle {
    private final LiveKitFfi library;
    private final Duration timeout;
    private final ReentrantReadWriteLock requests = new ReentrantReadWriteLock();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile FfiHealth.State state = FfiHealth.State.READY;

    LifeCycle(LiveKitFfi library, Duration timeout) {
        this.library = library;
        this.timeout = timeout;
    }

    FfiHealth.State state() {
        return state;
    }

    /** Whether every handle has gone with the library. */
    boolean stopped() {
        return state == FfiHealth.State.STOPPED || state == FfiHealth.State.STUCK;
    }

    /** A request begins. It does not wait: inside a callback it must not. */
    void enter() {
        if (stopping.get() || !requests.readLock().tryLock()) {
            throw new FfiException("LiveKit's native library was shut down");
        }
    }

    void leave() {
        requests.readLock().unlock();
    }

    /** @return whether this call did it; false if another did before */
    boolean stop() {
        if (EventCallback.active()) {
            throw new IllegalStateException(
                    "the native library cannot be shut down inside one of its callbacks: it would end the process; do it on another thread");
        }
        if (!stopping.compareAndSet(false, true)) {
            return false;
        }
        boolean inTime = dispose();
        state = inTime ? FfiHealth.State.STOPPED : FfiHealth.State.STUCK;
        if (!inTime) {
            Bridge.LOG.error("LiveKit's native library did not shut down within {} ms; this JVM cannot open it again",
                    timeout.toMillis());
        }
        return true;
    }

    /** The native call blocks without bound, so it gets a thread that may be left behind. */
    private boolean dispose() {
        Thread thread = Thread.ofPlatform().daemon().name("livekit-dispose").start(() -> {
            requests.writeLock().lock();
            try {
                library.livekit_ffi_dispose();
            } finally {
                requests.writeLock().unlock();
            }
        });
        boolean interrupted = false;
        long deadline = System.nanoTime() + timeout.toNanos();
        while (thread.isAlive() && deadline - System.nanoTime() > 0) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
