package org.livekit4j.queue.internal;

import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * The calls to one subscriber: counted, fenced, and at an end once closed. It is its own first slot, which is mostly the only one.
 */
final class Calls<E> extends CallSlot {
    private final Consumer<? super E> subscriber;
    private final Consumer<Throwable> onFailure;
    private volatile boolean closed;

    /** @param onFailure gets what the subscriber throws, on the thread of the call; must not throw */
    Calls(Consumer<? super E> subscriber, Consumer<Throwable> onFailure) {
        super(null);
        this.subscriber = subscriber;
        this.onFailure = onFailure;
    }

    /** @return false if the subscriber was not called, because this is closed */
    boolean call(E event) {
        CallSlot slot = enter();
        try {
            if (closed) { // read after the slot is taken, as awaitQuiet() looks for taken slots after it is written
                return false;
            }
            slot.start();
            try {
                subscriber.accept(event);
            } catch (Throwable e) { // also an Error: it is the subscriber's, and this thread belongs to others
                slot.fail();
                onFailure.accept(e);
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

    /**
     * Waits for the calls under way, the current thread's own excepted, but not beyond this {@link System#nanoTime}.
     *
     * @return whether none is left
     */
    boolean awaitQuiet(long deadline) {
        boolean quiet = true;
        for (CallSlot slot = this; slot != null; slot = slot.next()) {
            CallSlot busy = slot;
            quiet &= Patience.await(() -> !isBusy(busy), deadline);
        }
        return quiet;
    }

    private static boolean isBusy(CallSlot slot) {
        Thread owner = slot.owner();
        return owner != null && owner != Thread.currentThread();
    }

    long allStarted() {
        return sum(CallSlot::started);
    }

    long allFinished() {
        return sum(CallSlot::finished);
    }

    long allFailed() {
        return sum(CallSlot::failed);
    }

    private long sum(ToLongFunction<CallSlot> count) {
        long sum = 0;
        for (CallSlot slot = this; slot != null; slot = slot.next()) {
            sum += count.applyAsLong(slot);
        }
        return sum;
    }
}
