package org.livekit4j.ffi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.stream.Stream;

/**
 * Counters that the event threads increment without contention and without atomic operations. An atomic operation would cost more
 * than the rest of the path of an event without receivers. Each platform thread has a cell of its own from its first count on.
 * Threads are identified by number, so none is kept from being collected. A thread without a free cell, and every virtual thread,
 * shares a {@link Count}.
 *
 * <p>A thread that sees a count in a {@linkplain #sum sum} also sees everything that the counting thread did before. Safe for use
 * by several threads.
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

    /**
     * Creates counters at 0.
     *
     * @param counters how many, at least 1
     */
    public StripedCounters(int counters) {
        cellSize = 1 + counters + PADDING;
        cells = new long[CELLS * cellSize];
        shared = Stream.generate(Count::new).limit(counters).toArray(Count[]::new);
    }

    /**
     * Adds to a counter. Never waits, and never throws for a valid counter.
     *
     * @param counter the counter's number, from 0
     * @param count the number to add
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
        AT.setRelease(cells, place, cells[place] + count); // only this thread writes it
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

    /**
     * Returns the sum of a counter. It is exact when no thread adds; otherwise it includes at least everything added before the
     * call.
     *
     * @param counter the counter's number, from 0
     * @return the sum
     */
    public long sum(int counter) {
        long sum = shared[counter].sum();
        for (int cell = 0; cell < cells.length; cell += cellSize) {
            sum += (long) AT.getAcquire(cells, cell + 1 + counter);
        }
        return sum;
    }
}
