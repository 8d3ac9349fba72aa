package org.livekit4j.ffi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.stream.Stream;

/**
 * A few counters that the threads which bring events raise without disturbing each other, and without the atomic operation that would
 * cost more than all else on the way of an event that nobody wants. Each platform thread has a cell of its own, from its first count on;
 * threads are known by number, so that none is kept from being collected. A thread that finds no cell free, and any virtual thread,
 * shares a {@link Count} with the others of its kind; that alone would not do, for whether two threads meet in it is left to chance.
 *
 * <p>A thread that sees a count in a {@linkplain #sum sum} sees all that the counting thread did before.
 */
public final class StripedCounters {
    private static final int CELLS = 64;
    private static final int PROBES = 4;
    /** Keeps the cells of different threads on different cache lines. */
    private static final int PADDING = 8;
    private static final VarHandle AT = MethodHandles.arrayElementVarHandle(long[].class);

    /** Of each cell: the number of its thread, or 0 while it has none, then the counters. */
    private final long[] cells;
    private final int cellSize;
    private final Count[] shared;

    /** @param counters how many, at least 1; each starts at 0 */
    public StripedCounters(int counters) {
        cellSize = 1 + counters + PADDING;
        cells = new long[CELLS * cellSize];
        shared = Stream.generate(Count::new).limit(counters).toArray(Count[]::new);
    }

    /**
     * Adds to a counter. Never waits, and never throws for a counter that there is.
     *
     * @param counter its number, from 0
     */
    public void add(int counter, long count) {
        Thread current = Thread.currentThread();
        long thread = current.threadId();
        int cell = ((int) thread & CELLS - 1) * cellSize;
        if ((long) AT.getOpaque(cells, cell) != thread) {
            cell = current.isVirtual() ? -1 : find(thread);
            if (cell < 0) {
                shared[counter].add(count);
                return;
            }
        }
        int place = cell + 1 + counter;
        AT.setRelease(cells, place, cells[place] + count); // nobody else writes it
    }

    private int find(long thread) {
        for (int i = 0; i < PROBES; i++) {
            int cell = ((int) thread + i & CELLS - 1) * cellSize;
            long owner = (long) AT.compareAndExchange(cells, cell, 0L, thread);
            if (owner == 0 || owner == thread) {
                return cell;
            }
        }
        return -1;
    }

    /** What a counter has come to. Exact once nobody adds; meanwhile, no less than all that was added before the call. */
    public long sum(int counter) {
        long sum = shared[counter].sum();
        for (int cell = 0; cell < cells.length; cell += cellSize) {
            sum += (long) AT.getAcquire(cells, cell + 1 + counter);
        }
        return sum;
    }
}
