package org.livekit4j.queue.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.livekit4j.ffi.VarHandles;
import org.livekit4j.queue.concurrent.Overflow;

/**
 * A lock-free ring of elements for any number of producers and consumers, which can be shut and followed by another one.
 *
 * <p>A producer reserves an index, then publishes the element in its slot; a consumer claims the oldest index once it has seen
 * the element there, then empties the slot; an empty slot is null. An index is reserved only when the index one round before it
 * was claimed and its slot is empty again, and a consumer looks into a slot only when its index is reserved: so what it sees
 * there is null or the element of that index.
 *
 * <p>Shutting is a bit in the producers' index: it fixes for all time how many elements were accepted.
 */
final class Ring<E> extends RingLayout.Back {
    /** Greater than any index, so that a shut ring looks full to a producer at once. */
    private static final long SHUT = 1L << 62;
    /**
     * Most queues never hold more, and there are thousands of them. More than one, so that a consumer that is held up between
     * claim and emptying is not met at once on the next round.
     */
    private static final int FIRST_SIZE = 8;
    private static final int MAX_SIZE = 1 << 30;
    private static final Ring<?> END = new Ring<>(1, Overflow.DROP_NEWEST, 1);

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final VarHandle PRODUCED = VarHandles.field(MethodHandles.lookup(), "produced", long.class);
    private static final VarHandle QUOTA = VarHandles.field(MethodHandles.lookup(), "quota", long.class);
    private static final VarHandle CONSUMED = VarHandles.field(MethodHandles.lookup(), "consumed", long.class);
    private static final VarHandle RESERVED = VarHandles.field(MethodHandles.lookup(), "reserved", long.class);
    private static final VarHandle NEXT = VarHandles.field(MethodHandles.lookup(), "next", Ring.class);

    final Overflow overflow;
    /**
     * Elements that the rings before this one accepted. Several threads may set it at once, to the same value, before one of them makes this
     * ring the first.
     */
    long before;
    volatile Ring<E> next;

    private Ring(int capacity, Overflow overflow, int size) {
        this.capacity = capacity;
        this.overflow = overflow;
        producerSlots = new Object[size];
        consumerSlots = producerSlots;
    }

    /** A ring for a queue of this capacity, with room for the first few elements; the rings that follow it have more. */
    static <E> Ring<E> of(int capacity, Overflow overflow) {
        return new Ring<>(capacity, overflow, FIRST_SIZE);
    }

    /** What follows the last ring of a queue that is closed. */
    @SuppressWarnings("unchecked") // it never holds an element
    static <E> Ring<E> end() {
        return (Ring<E>) END;
    }

    /** An empty ring to follow this one, of twice its size if that is too small and the capacity can use it. */
    Ring<E> successor(boolean larger) {
        boolean grows = larger && (!bounded() || size() < capacity) && size() < MAX_SIZE;
        return new Ring<>(capacity, overflow, grows ? 2 * size() : size());
    }

    int size() {
        return producerSlots.length;
    }

    boolean bounded() {
        return overflow != Overflow.UNBOUNDED;
    }

    /** The next index, whether or not the ring is shut. */
    static long index(long produced) {
        return produced & ~SHUT;
    }

    static boolean isShut(long produced) {
        return (produced & SHUT) != 0;
    }

    void shut() {
        PRODUCED.getAndBitwiseOr(this, SHUT);
    }

    /** Elements in this ring, counting those that are reserved and not yet published. */
    long depth() {
        long claimed = consumed;
        return index(produced) - claimed;
    }

    /** An index that producers may reach without looking at the consumers' index again. An old one is too low, which is safe. */
    long quota() {
        return (long) QUOTA.getOpaque(this);
    }

    void quota(long index) {
        QUOTA.setOpaque(this, index);
    }

    boolean reserve(long index) {
        return PRODUCED.compareAndSet(this, index, index + 1);
    }

    /**
     * Whether a producer has the index, so that its slot holds its element or soon will. Has to be asked before the slot is read:
     * until then the slot may still hold the element of the round before, whose consumer is about to empty it.
     */
    boolean isReserved(long index) {
        if (index < (long) RESERVED.getAcquire(this)) {
            return true;
        }
        long end = index(produced);
        if (end > index + 1) {
            RESERVED.setRelease(this, end);
        }
        return index < end;
    }

    boolean claim(long index) {
        return CONSUMED.compareAndSet(this, index, index + 1);
    }

    /** Whether the last element in the index's slot has left it. */
    boolean isFree(long index) {
        return SLOT.getAcquire(producerSlots, slot(index, producerSlots)) == null;
    }

    void publish(long index, E element) {
        SLOT.setRelease(producerSlots, slot(index, producerSlots), element);
    }

    @SuppressWarnings("unchecked") // nothing but elements is put
    E get(long index) {
        return (E) SLOT.getAcquire(consumerSlots, slot(index, consumerSlots));
    }

    void clear(long index) {
        SLOT.setRelease(consumerSlots, slot(index, consumerSlots), null);
    }

    private static int slot(long index, Object[] slots) {
        return (int) index & slots.length - 1;
    }

    boolean link(Ring<E> successor) {
        return NEXT.compareAndSet(this, null, successor);
    }
}
