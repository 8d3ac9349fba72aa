package org.livekit4j.ffi;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A counter for many threads that also counts while memory is full. A {@link LongAdder} needs memory when threads contend for it.
 */
public final class Count {
    private final LongAdder adder = new LongAdder();
    private final AtomicLong withoutMemory = new AtomicLong();

    /** Creates a counter at 0. */
    public Count() {}

    /** Adds 1. Never throws and never waits. */
    public void increment() {
        add(1);
    }

    /**
     * Adds a number. Never throws and never waits.
     *
     * @param more the number to add
     */
    public void add(long more) {
        try {
            adder.add(more);
        } catch (OutOfMemoryError e) {
            withoutMemory.getAndAdd(more);
        }
    }

    /**
     * Returns the current sum. It is exact when no thread adds; otherwise it includes at least everything added before the call.
     *
     * @return the sum
     */
    public long sum() {
        return adder.sum() + withoutMemory.get();
    }
}
