package org.livekit4j.queue.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.livekit4j.ffi.VarHandles;
import org.livekit4j.queue.concurrent.Overflow;

/**
 * A lock-free queue for any number of producers and consumers, made of one {@link Ring} and, while it grows or changes its
 * capacity, of several: the last one accepts, the first one that is not drained yields.
 *
 * <p>A producer never waits: it finds room, or is told that there is none. A ring is shut only after its successor is linked, and
 * a producer goes on to the successor only once the ring is shut, so that all that is in the former was accepted before anything
 * in the latter, and every thread can complete what another one began.
 */
abstract class RingChain<E> {
    /** How often to look again before giving up on a thread that is between two steps. */
    private static final int TIMEOUT = 64;
    private static final VarHandle FIRST = VarHandles.field(MethodHandles.lookup(), "first", Ring.class);
    private static final VarHandle LAST = VarHandles.field(MethodHandles.lookup(), "last", Ring.class);

    /** What became of an offer. */
    enum Offer {
        ACCEPTED, FULL, CLOSED,
        /** There would be room, but there is no memory for it. */
        NO_MEMORY
    }

    private volatile Ring<E> first;
    private volatile Ring<E> last;

    RingChain(int capacity, Overflow overflow) {
        first = Ring.of(capacity, overflow);
        last = first;
    }

    /** An unbounded queue has outgrown its capacity; at each doubling. Must not throw. */
    abstract void grown(long depth);

    final Offer tryOffer(E element) {
        for (;;) {
            Ring<E> ring = last;
            long index = ring.produced;
            if (index < ring.quota() && ring.isFree(index)) {
                if (ring.reserve(index)) {
                    ring.publish(index, element);
                    return Offer.ACCEPTED;
                }
                Thread.onSpinWait();
            } else if (Ring.isShut(index)) {
                if (ring.next == Ring.end()) {
                    return Offer.CLOSED;
                }
                goOn(ring);
            } else if (ring.produced == index) {
                Offer inVain = makeRoom(ring, index);
                if (inVain != null) {
                    return inVain;
                }
            }
        }
    }

    /** Null if it is worth trying again. */
    private Offer makeRoom(Ring<E> ring, long index) {
        long claimed = ring.consumed;
        long older = ring.bounded() ? olderThan(ring) : 0;
        if (ring.bounded() && index - claimed + older >= ring.capacity) {
            return Ring.isShut(ring.produced) ? null : Offer.FULL; // of a shut one, what was read need not fit together
        }
        boolean full = index - claimed >= ring.size();
        if (!full && emptied(ring, index)) {
            long limit = ring.bounded() ? Math.min(ring.size(), ring.capacity - older) : ring.size();
            ring.quota(claimed + limit);
            return null;
        }
        boolean linked;
        try {
            linked = ring.next == null && ring.link(ring.successor(full));
        } catch (OutOfMemoryError e) {
            return Offer.NO_MEMORY;
        }
        goOn(ring);
        if (linked && full && !ring.bounded()) {
            long depth = depth();
            if (depth >= ring.capacity) {
                grown(depth);
            }
        }
        return null;
    }

    /** Waits a little for the consumer that has claimed the slot's last element and is about to empty it. */
    private static boolean emptied(Ring<?> ring, long index) {
        for (int i = 0; i < TIMEOUT; i++) {
            if (ring.isFree(index) || ring.produced != index) { // or another producer was first
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /** What waits in the rings before this one. They are shut, so that it can only become less. */
    private long olderThan(Ring<E> ring) {
        long depth = 0;
        for (Ring<E> older = first; older != ring && older != null; older = older.next) {
            depth += older.depth();
        }
        return depth;
    }

    /**
     * Takes the oldest element. One that is reserved and not yet published is waited for: its producer is a few instructions from
     * it.
     *
     * @return null if there is none
     */
    public final E poll() {
        for (int tries = 0;;) {
            Ring<E> ring = first;
            long index = ring.consumed;
            if (ring.isReserved(index)) {
                E element = ring.get(index);
                if (element == null) {
                    pause(tries++);
                } else if (ring.claim(index)) {
                    ring.clear(index);
                    return element;
                }
            } else if (isEmpty(ring, index)) {
                return null;
            }
        }
    }

    private static void pause(int tries) {
        if (tries < TIMEOUT) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    /**
     * Takes the oldest element, if there is one, without waiting for its producer.
     *
     * @return false if it is not published yet
     */
    final boolean evict(Consumer<? super E> to) {
        for (int tries = 0; tries < TIMEOUT;) {
            Ring<E> ring = first;
            long index = ring.consumed;
            if (ring.isReserved(index)) {
                E element = ring.get(index);
                if (element == null) {
                    tries++;
                    Thread.onSpinWait();
                } else if (ring.claim(index)) {
                    ring.clear(index);
                    to.accept(element);
                    return true;
                }
            } else if (isEmpty(ring, index)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing waits, after this index was the next one. Goes on to the next ring if there is one. */
    private boolean isEmpty(Ring<E> ring, long index) {
        long produced = ring.produced;
        if (Ring.index(produced) != index) {
            return false;
        }
        if (!Ring.isShut(produced) || ring.next == Ring.end()) {
            return true;
        }
        Ring<E> next = ring.next;
        next.before = ring.before + index;
        FIRST.compareAndSet(this, ring, next);
        return false;
    }

    /** Lets later elements wait under another rule; those that wait now stay as they are. Does nothing once closed. */
    final void replace(int capacity, Overflow overflow) {
        replaceLast(Ring.of(capacity, overflow));
        leaveEmptied();
    }

    /** A thread that changes the rule again and again must not leave rings behind faster than consumers pass them. */
    private void leaveEmptied() {
        Ring<E> ring = first;
        long index = ring.consumed;
        while (Ring.index(ring.produced) == index && !isEmpty(ring, index)) {
            ring = first;
            index = ring.consumed;
        }
    }

    /** Lets nothing more in. */
    final void shut() {
        replaceLast(Ring.end());
    }

    private void replaceLast(Ring<E> successor) {
        for (;;) {
            Ring<E> ring = last;
            boolean linked = ring.link(successor);
            goOn(ring);
            if (linked || ring.next == Ring.end()) {
                return;
            }
        }
    }

    /** Completes the step from a ring to its successor, whichever thread began it. */
    private void goOn(Ring<E> ring) {
        ring.shut();
        if (ring.next != Ring.end()) {
            LAST.compareAndSet(this, ring, ring.next);
        }
    }

    public final boolean isClosed() {
        Ring<E> ring = last;
        return Ring.isShut(ring.produced) && ring.next == Ring.end();
    }

    /** Whether nothing waits, and nothing will. */
    final boolean isDrained() {
        return isClosed() && depth() == 0;
    }

    /** Elements that wait, counting those on their way in. */
    public final long depth() {
        return olderThan(null);
    }

    /** Elements let in since the beginning. */
    final long accepted() {
        Ring<E> ring = first;
        long count = ring.before;
        for (; ring != null; ring = ring.next) {
            count += Ring.index(ring.produced);
        }
        return count;
    }

    public final int capacity() {
        return last.capacity;
    }

    public final Overflow overflow() {
        return last.overflow;
    }
}
