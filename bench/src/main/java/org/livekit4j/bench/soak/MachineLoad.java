package org.livekit4j.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How busy the processors are, without processes of low priority, which give way. Safe for use by several threads. A soak looks for
 * faults, and a user who is served late by a machine that is too busy looks like one who is not served any more.
 */
final class MachineLoad {
    private static final double HIGH = 0.75;
    private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Path STAT = Path.of("/proc/stat");
    /** Of the figures in {@link #STAT}. */
    private static final int NICE = 1;
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int FIGURES = 8;

    private long[] last = new long[FIGURES];
    private long lastNanos = System.nanoTime() - STEP_NANOS;
    private boolean high;

    /** Whether no more work should begin. */
    synchronized boolean isHigh() {
        if (System.nanoTime() - lastNanos >= STEP_NANOS) {
            try {
                long[] now = read(Files.readString(STAT));
                high = busy(last, now) > HIGH;
                last = now;
            } catch (IOException e) {
                high = false;
            }
            lastNanos = System.nanoTime();
        }
        return high;
    }

    /** The times of all processors together. */
    static long[] read(String stat) {
        return Arrays.stream(stat.lines().findFirst().orElseThrow().split(" +")).skip(1).limit(FIGURES).mapToLong(Long::parseLong)
                .toArray();
    }

    /** The share of the time between the two in which the processors worked for what does not give way. */
    static double busy(long[] before, long[] after) {
        long all = Arrays.stream(after).sum() - Arrays.stream(before).sum();
        long spare = spare(after) - spare(before);
        return all == 0 ? 0 : (double) (all - spare) / all;
    }

    private static long spare(long[] times) {
        return times[NICE] + times[IDLE] + times[IO_WAIT];
    }
}
