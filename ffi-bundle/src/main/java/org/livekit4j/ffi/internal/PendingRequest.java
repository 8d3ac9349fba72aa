package org.livekit4j.ffi.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.livekit4j.ffi.VarHandles;
import org.livekit4j.ffi.proto.FfiEvent;

/** A request that waits for its answer. The wait ends once: by the answer, by timeout, or by the end of the client. */
class PendingRequest extends CompletableFuture<FfiEvent> {
    private static final VarHandle TAKEN = VarHandles.field(MethodHandles.lookup(), "taken", boolean.class);

    final long id;
    private volatile boolean taken;
    /** It is, or is about to be, in the table no longer. */
    volatile boolean removed;
    /** The answer, while there is no memory for a thread that brings it. */
    volatile CallbackEvent kept;
    /** There was no memory for the answer. */
    volatile boolean lost;
    private volatile Future<?> timer;

    PendingRequest(long id) {
        this.id = id;
    }

    /** @return whether this call ended the wait */
    boolean take() {
        return TAKEN.compareAndSet(this, false, true);
    }

    /**
     * Tells of an answer whose bytes are at this address, on the thread that brings it.
     *
     * @return false if the answer is to be {@linkplain PendingRequests#complete brought} on a thread of its own instead
     */
    boolean answered(long address, long length) {
        return false;
    }

    /** Whether the answer has come and nobody could be given it yet. */
    boolean isLeft() {
        return lost || kept != null;
    }

    void timer(Future<?> newTimer) {
        timer = newTimer;
    }

    void stopTimer() {
        Future<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
