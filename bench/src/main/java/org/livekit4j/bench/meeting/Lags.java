package org.livekit4j.bench.meeting;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.livekit4j.bench.measure.Latencies;

/** How late frames are delivered. The beginning, in which classes are loaded and code is compiled, is kept apart. */
final class Lags {
    /** The beginning is one event in so many. */
    private static final int BEGINNING = 8;
    @SuppressWarnings("restricted") // the replay's slots are there as long as the process
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final long firstSlotAfterBeginning;
    private final Latencies beginning;
    private final Latencies rest;

    /** @param events how many there are in the replay */
    Lags(long events) {
        firstSlotAfterBeginning = Meeting.slot(events / BEGINNING);
        beginning = new Latencies((int) (events / BEGINNING));
        rest = new Latencies((int) events);
    }

    /** @param slot the address of the time at which the frame was sent */
    void delivered(long slot) {
        (slot < firstSlotAfterBeginning ? beginning : rest).since(MEMORY.get(ValueLayout.JAVA_LONG, slot));
    }

    Latencies beginning() {
        return beginning;
    }

    Latencies rest() {
        return rest;
    }
}
