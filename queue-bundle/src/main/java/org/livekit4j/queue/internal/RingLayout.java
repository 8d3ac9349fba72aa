package org.livekit4j.queue.internal;

/**
 * The indices of a {@link Ring}, each on cache lines of its own: producers and consumers run on different cores and each side
 * writes its index for every element. Fields of a superclass lie before those of its subclasses, which keeps them apart; two
 * lines, because processors fetch them in pairs.
 */
final class RingLayout {

    private RingLayout() {}

    abstract static class Front {
        long f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14;
    }

    abstract static class Producer extends Front {
        /** Index of the next element to come; {@link Ring#SHUT} is added when none may come any more. */
        volatile long produced;
        /** An index that {@link #produced} may reach before {@link Consumer#consumed} has to be read again. */
        volatile long quota;
    }

    abstract static class Middle extends Producer {
        long m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14;
    }

    abstract static class Consumer extends Middle {
        /** Index of the oldest element. */
        volatile long consumed;
        /** An index that {@link #consumed} may reach before {@link Producer#produced} has to be read again. */
        volatile long reserved;
    }

    abstract static class Back extends Consumer {
        long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14;
    }
}
