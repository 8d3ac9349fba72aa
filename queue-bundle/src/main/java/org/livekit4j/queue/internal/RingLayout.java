package org.livekit4j.queue.internal;

/**
 * Where the fields of a {@link Ring} lie. Producers and consumers run on different cores and each side writes its index for every
 * element, so each has cache lines of its own: two, because processors fetch them in pairs. What a side reads for every element
 * lies beside its index, so that one line is all that it needs of a ring that is not in the cache.
 *
 * <p>Fields of a superclass lie before those of its subclasses; a subclass fills gaps of four bytes that its superclass leaves, which is
 * what the fields of type int are for. A ring sets those that do not change before it is shared.
 */
final class RingLayout {

    private RingLayout() {}

    abstract static class Front {
        int front;
        long f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14;
    }

    abstract static class Producer extends Front {
        /** Index of the next element to come; once {@link Ring#SHUT} is added, more than any quota, because none may come any more. */
        volatile long produced;
        /** An index that {@link #produced} may reach before {@link Consumer#consumed} must be read again. */
        volatile long quota;
        int capacity;
        Object[] producerSlots;
    }

    abstract static class Middle extends Producer {
        long m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14;
    }

    abstract static class Consumer extends Middle {
        /** Index of the oldest element. */
        volatile long consumed;
        /** An index that {@link #consumed} may reach before {@link Producer#produced} must be read again. */
        volatile long reserved;
        int back;
        /** The same as {@link Producer#producerSlots}. */
        Object[] consumerSlots;
    }

    abstract static class Back extends Consumer {
        long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14;
    }
}
