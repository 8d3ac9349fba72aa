package org.livekit4j.itests.memory;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Fills the heap of this JVM to the last bytes, for a while. */
final class FullHeap {
    private static final int[] SIZES = {1 << 20, 1 << 16, 1 << 12, 1 << 8, 16};

    private FullHeap() {}

    private record Block(byte[] bytes, Block next) {}

    /** What is freed meanwhile is taken again. */
    static void hold(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Block all = null;
        while (System.nanoTime() - end < 0) {
            for (int size : SIZES) {
                all = fill(all, size);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Block fill(Block before, int size) {
        Block all = before;
        try {
            for (;;) {
                all = new Block(new byte[size], all);
            }
        } catch (OutOfMemoryError e) {
            return all;
        }
    }
}
