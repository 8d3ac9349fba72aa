package org.livekit4j.queue.internal;

import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.UserCode;

/**
 * Calls one subscriber: counted, guarded, and never after it is closed. It is its own first slot, which is usually the only one.
 */
final class SubscriberInvoker<E> extends InvocationSlot {
    private final Consumer<? super E> subscriber;
    private final UserCode guard;
    private volatile boolean closed;

    SubscriberInvoker(Consumer<? super E> subscriber, UserCode guard) {
        super(null);
        this.subscriber = subscriber;
        this.guard = guard;
    }

    /** @return false if the subscriber was not called, because this is closed */
    boolean call(E event) {
        InvocationSlot slot = enter();
        try {
            if (closed) { // read after the slot is taken, as awaitQuiet() looks for taken slots after it is written
                return false;
            }
            slot.start();
            if (!guard.accept(subscriber, event)) {
                slot.fail();
            }
            slot.finish();
            return true;
        } finally {
            slot.leave();
        }
    }

    /** Lets no call begin any more. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Waits for the calls under way, the current thread's own excepted, but not beyond this {@link System#nanoTime}.
     *
     * @return whether none is left
     */
    boolean awaitQuiet(long deadline) {
        boolean quiet = true;
        for (InvocationSlot slot = this; slot != null; slot = slot.next) {
            InvocationSlot busy = slot;
            quiet &= Polling.await(() -> !isBusy(busy), deadline);
        }
        return quiet;
    }

    private static boolean isBusy(InvocationSlot slot) {
        Thread owner = slot.owner;
        return owner != null && owner != Thread.currentThread();
    }

    /** Whether the current thread is in a call. */
    boolean areOfThisThread() {
        for (InvocationSlot slot = this; slot != null; slot = slot.next) {
            if (slot.owner == Thread.currentThread()) {
                return true;
            }
        }
        return false;
    }

    long allStarted() {
        return sum(slot -> slot.started);
    }

    long allFinished() {
        return sum(slot -> slot.finished);
    }

    long allFailed() {
        return sum(slot -> slot.failed);
    }

    private long sum(ToLongFunction<InvocationSlot> count) {
        long sum = 0;
        for (InvocationSlot slot = this; slot != null; slot = slot.next) {
            sum += count.applyAsLong(slot);
        }
        return sum;
    }
}
