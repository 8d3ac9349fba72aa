package org.livekit4j.ffi;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** A counter for many threads that also counts while memory is full: a {@link LongAdder} needs memory when threads meet in it. */
public final class Count {
    private final LongAdder adder = new LongAdder();
    private final AtomicLong withoutMemory = new AtomicLong();

    /** At 0. */
    public Count() {}

    public void increment() {
        add(1);
    }

    /** Never throws and never waits. */
    public void add(long more) {
        try {
            adder.add(more);
        } catch (OutOfMemoryError e) {
            withoutMemory.getAndAdd(more);
        }
    }

    /** Exact once nobody adds; meanwhile, no less than all that was added before the call. */
    public long sum() {
        return adder.sum() + withoutMemory.get();
    }
}
