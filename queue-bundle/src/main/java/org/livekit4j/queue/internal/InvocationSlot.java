package org.livekit4j.queue.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A slot from which one thread at a time calls a subscriber. Only the thread that holds it writes its counters, so they need no
 * atomic operation; others may read them at any time.
 */
class InvocationSlot {
    private static final VarHandle OWNER;
    private static final VarHandle STARTED;
    private static final VarHandle FINISHED;
    private static final VarHandle FAILED;
    private static final VarHandle NEXT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            OWNER = lookup.findVarHandle(InvocationSlot.class, "owner", Thread.class);
            STARTED = lookup.findVarHandle(InvocationSlot.class, "started", long.class);
            FINISHED = lookup.findVarHandle(InvocationSlot.class, "finished", long.class);
            FAILED = lookup.findVarHandle(InvocationSlot.class, "failed", long.class);
            NEXT = lookup.findVarHandle(InvocationSlot.class, "next", InvocationSlot.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Thread owner;
    private volatile long started;
    private volatile long finished;
    private volatile long failed;
    private volatile InvocationSlot next;

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

    final Thread owner() {
        return owner;
    }

    final long started() {
        return started;
    }

    final long finished() {
        return finished;
    }

    final long failed() {
        return failed;
    }

    final InvocationSlot next() {
        return next;
    }
}
