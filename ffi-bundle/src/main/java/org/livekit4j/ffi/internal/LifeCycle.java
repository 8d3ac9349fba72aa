package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.time.Durations;

/**
 * From open to disposed. No request may be under way when the library is disposed, and none may begin after: it would find no one to
 * call back.
 */
final class LifeCycle {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** About as long as a consumer takes that is about to close its frame. */
    private static final int LOOKS_BEFORE_COLLECTION = 200;

    private final LiveKitFfi library;
    private volatile Duration timeout;
    private final ReentrantReadWriteLock requests = new ReentrantReadWriteLock();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile FfiHealth.State state = FfiHealth.State.READY;
    private volatile boolean handlesGone;

    LifeCycle(LiveKitFfi library, Duration timeout) {
        this.library = library;
        this.timeout = timeout;
    }

    void timeout(Duration newTimeout) {
        timeout = newTimeout;
    }

    FfiHealth.State state() {
        return state;
    }

    /** Whether every handle has gone with the library. */
    boolean handlesGone() {
        return handlesGone;
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

    /**
     * No request begins from now on.
     *
     * @return whether this call did it; false if another did before
     */
    boolean stopping() {
        if (EventCallback.active()) {
            throw new IllegalStateException(
                    "the native library cannot be shut down inside one of its callbacks, which it waits for;"
                            + " do it on another thread");
        }
        return stopping.compareAndSet(false, true);
    }

    /**
     * Shuts the library down, within the time allowed.
     *
     * @param inUse says whether somebody may still read memory that would be freed. It is waited for; if it does not end, the library is
     *     left as it is, because a read of freed memory would end the JVM
     */
    void dispose(BooleanSupplier inUse) {
        long deadline = System.nanoTime() + Durations.nanos(timeout);
        boolean used = inUse.getAsBoolean();
        for (int looks = 1; used && deadline - System.nanoTime() > 0; looks++) {
            if (looks == LOOKS_BEFORE_COLLECTION) {
                System.gc(); // what nobody can close any more is released by it
            }
            LockSupport.parkNanos(POLL_NANOS);
            used = inUse.getAsBoolean();
        }
        if (used) {
            state = FfiHealth.State.STUCK;
            Bridge.LOG.error(
                    "Frames of LiveKit's native library were not closed within {} ms: it is not shut down under them, and this"
                            + " JVM cannot open it again",
                    Durations.millis(timeout));
            return;
        }
        boolean inTime = dispose(deadline);
        handlesGone = true;
        state = inTime ? FfiHealth.State.STOPPED : FfiHealth.State.STUCK;
        if (!inTime) {
            Bridge.LOG.error("LiveKit's native library did not shut down within {} ms; this JVM cannot open it again",
                    Durations.millis(timeout));
        }
    }

    /** The native call blocks without bound, so it gets a thread that may be left behind. */
    private boolean dispose(long deadline) {
        Thread thread = Thread.ofPlatform().daemon().name("livekit-dispose").start(() -> {
            requests.writeLock().lock();
            try {
                library.livekit_ffi_dispose();
            } finally {
                requests.writeLock().unlock();
            }
        });
        boolean interrupted = false;
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
