package org.livekit4j.queue.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.livekit4j.ffi.VarHandles;

/**
 * A slot from which one thread at a time calls a subscriber. Only the thread that holds it writes its counters, so they need no
 * atomic operation; others may read them at any time.
 */
class InvocationSlot {
    private static final VarHandle OWNER = VarHandles.field(MethodHandles.lookup(), "owner", Thread.class);
    private static final VarHandle STARTED = VarHandles.field(MethodHandles.lookup(), "started", long.class);
    private static final VarHandle FINISHED = VarHandles.field(MethodHandles.lookup(), "finished", long.class);
    private static final VarHandle FAILED = VarHandles.field(MethodHandles.lookup(), "failed", long.class);
    private static final VarHandle NEXT = VarHandles.field(MethodHandles.lookup(), "next", InvocationSlot.class);

    volatile Thread owner;
    volatile long started;
    volatile long finished;
    volatile long failed;
    volatile InvocationSlot next;

    /** What {@link SlowCallDetector} remembers: the call that it saw last, since when, and whether it has told of it. */
    long watched;
    long watchedSince;
    boolean reported;

    InvocationSlot(Thread owner) {
        this.owner = owner;
    }

    /** A slot of this list for the current thread, a new one if all are taken. */
    final InvocationSlot enter() {
        Thread current = Thread.currentThread();
        InvocationSlot slot = this;
        while (!OWNER.compareAndSet(slot, (Thread) null, current)) {
            if (slot.next == null) {
                InvocationSlot added = new InvocationSlot(current);
                if (NEXT.compareAndSet(slot, (InvocationSlot) null, added)) {
                    return added;
                }
            }
            slot = slot.next;
        }
        return slot;
    }

    final void start() {
        STARTED.setRelease(this, (long) STARTED.getOpaque(this) + 1);
    }

    final void fail() {
        FAILED.setRelease(this, (long) FAILED.getOpaque(this) + 1);
    }

    final void finish() {
        FINISHED.setRelease(this, (long) FINISHED.getOpaque(this) + 1);
    }

    final void leave() {
        OWNER.setRelease(this, (Thread) null);
    }
}
