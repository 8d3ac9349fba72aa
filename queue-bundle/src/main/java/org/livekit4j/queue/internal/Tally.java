package org.livekit4j.queue.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A few counters that many threads raise without disturbing each other, and without the atomic operation that would cost more
 * than all else on the way of an event that nobody wants. Each thread has a cell of its own, from its first count on; threads are
 * known by number, so that none is kept from being collected. A thread that finds no cell free shares one, with atomic
 * operations.
 */
final class Tally {
    private static final int CELLS = 64;
    private static final int PROBES = 4;
    /** Keeps the cells of different threads on different cache lines. */
    private static final int PADDING = 8;
    private static final VarHandle AT = MethodHandles.arrayElementVarHandle(long[].class);

    /** Of each cell: the number of its thread, or 0 while it has none, then the counters. */
    private final long[] cells;
    private final int cellSize;
    private final AtomicLongArray shared;

    Tally(int counters) {
        cellSize = 1 + counters + PADDING;
        cells = new long[CELLS * cellSize];
        shared = new AtomicLongArray(counters);
    }

    void add(int counter, long count) {
        long thread = Thread.currentThread().threadId();
        int cell = ((int) thread & CELLS - 1) * cellSize;
        if ((long) AT.getOpaque(cells, cell) != thread) {
            cell = find(thread);
            if (cell < 0) {
                shared.getAndAdd(counter, count);
                return;
            }
        }
        int place = cell + 1 + counter;
        AT.setOpaque(cells, place, cells[place] + count); // nobody else writes it
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

    long sum(int counter) {
        long sum = shared.get(counter);
        for (int cell = 0; cell < cells.length; cell += cellSize) {
            sum += (long) AT.getOpaque(cells, cell + 1 + counter);
        }
        return sum;
    }
}
