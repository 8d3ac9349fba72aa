package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.ShutDownException;

/** From open to disposed. No request may be in progress when the library is disposed, and none may begin afterwards. */
final class LifeCycle {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** That the library gets to shut down, however long other things took before. */
    private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** About as long as a consumer takes that is about to close its frame. */
    private static final long COLLECTION_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LiveKitFfi library;
    private volatile Duration timeout;
    /** Requests under way. A count and no lock: to take a lock can fail half way when there is no memory. */
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.DISPOSING);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile FfiHealth.State state = FfiHealth.State.READY;
    private volatile boolean handlesGone;

    /** What became of the library. */
    enum Outcome {
        DISPOSED,
        /** It goes on as it is, without a client. */
        LEFT,
        /** It has been told to shut down, and does not come to an end. */
        HANGING
    }

    private enum Progress {
        DISPOSING, DISPOSED, HANGING
    }

    LifeCycle(LiveKitFfi library, Duration timeout) {
        this.library = library;
        this.timeout = timeout;
    }

    void timeout(Duration newTimeout) {
        timeout = newTimeout;
    }

    Duration timeout() {
        return timeout;
    }

    FfiHealth.State state() {
        return state;
    }

    /** Whether every handle has gone with the library. */
    boolean handlesGone() {
        return handlesGone;
    }

    boolean isStopping() {
        return stopping.get();
    }

    /** A request begins. It does not wait: inside a callback it must not. */
    void enter() {
        requests.getAndIncrement();
        if (stopping.get()) { // read after the count is written, the stopping thread does it the other way round
            requests.getAndDecrement();
            throw new ShutDownException();
        }
    }

    void leave() {
        requests.getAndDecrement();
    }

    /**
     * No request begins from now on.
     *
     * @return whether this call did it; false if another did before
     */
    boolean stopping() {
        if (EventCallback.active()) {
            throw new IllegalStateException(
                    "the native library cannot be shut down inside one of its callbacks, for which it waits;"
                            + " do it on another thread");
        }
        return stopping.compareAndSet(false, true);
    }

    /**
     * Waits until nothing is under way any more under which the library must not be shut down.
     *
     * @return whether that is so by this {@link System#nanoTime}
     */
    static boolean await(BooleanSupplier quiet, long deadline) {
        long collection = System.nanoTime() + COLLECTION_NANOS;
        if (collection - deadline < 0) {
            if (Polling.await(quiet, collection)) {
                return true;
            }
            System.gc(); // what nobody can close any more is released by it
        }
        return Polling.await(quiet, deadline);
    }

    /**
     * Shuts the library down.
     *
     * @param deadline for it, as {@link System#nanoTime} counts
     * @param late run if it was shut down after all, later than this waits
     */
    Outcome dispose(long deadline, Runnable late) {
        Thread thread = startDisposal(late);
        boolean inTime = Polling.await(() -> !thread.isAlive(), Math.max(deadline, System.nanoTime() + LEAST_NANOS));
        handlesGone = true;
        if (inTime || !progress.compareAndSet(Progress.DISPOSING, Progress.HANGING)) {
            state = FfiHealth.State.STOPPED;
            return Outcome.DISPOSED;
        }
        state = FfiHealth.State.STUCK;
        return Outcome.HANGING;
    }

    /** Leaves the library as it is. */
    Outcome leaveRunning() {
        state = FfiHealth.State.STOPPED;
        return Outcome.LEFT;
    }

    /** The native call blocks without bound, so it gets a thread that may be left behind. */
    private Thread startDisposal(Runnable late) {
        return Thread.ofPlatform().daemon().name("livekit-dispose").inheritInheritableThreadLocals(false).start(() -> {
            while (requests.get() > 0) {
                LockSupport.parkNanos(POLL_NANOS);
            }
            library.livekit_ffi_dispose();
            if (!progress.compareAndSet(Progress.DISPOSING, Progress.DISPOSED)) {
                state = FfiHealth.State.STOPPED;
                late.run();
            }
        });
    }

    /** All is done that this client does to shut down. */
    void ended() {
        ended.countDown();
    }

    /** Waits for the thread that shuts down, if it takes no longer than it may. */
    void awaitEnd() {
        try {
            ended.await(timeout.toNanos() + LEAST_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
