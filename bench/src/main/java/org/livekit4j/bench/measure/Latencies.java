package org.livekit4j.bench.measure;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Latencies in microseconds, all of them, in memory that is there from the start. Any number of threads may add. */
public final class Latencies {
    private final int[] micros;
    private final AtomicInteger count = new AtomicInteger();

    /** @param most how many are kept; later ones are left out */
    public Latencies(int most) {
        micros = new int[most];
    }

    /** @param nanos when it began, as {@link System#nanoTime} tells it */
    public void since(long nanos) {
        long now = System.nanoTime();
        int place = count.getAndIncrement();
        if (place < micros.length) {
            micros[place] = (int) Math.min(Integer.MAX_VALUE, (now - nanos) / 1_000);
        }
    }

    /** The median, the 99th percentile and the greatest; zeros if there is none. */
    public long[] percentiles() {
        int n = Math.min(count.get(), micros.length);
        if (n == 0) {
            return new long[3];
        }
        int[] sorted = Arrays.copyOf(micros, n);
        Arrays.sort(sorted);
        return new long[]{sorted[n / 2], sorted[(int) (n * 99L / 100)], sorted[n - 1]};
    }
}
