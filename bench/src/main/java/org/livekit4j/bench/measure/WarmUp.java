package org.livekit4j.bench.measure;

import java.lang.management.ManagementFactory;

/** The time before a measurement in which the just-in-time compilers work. */
public final class WarmUp {
    private static final long STEP_MS = 1_000;
    /** Of a step, in both compilers, when they have little to do. */
    private static final long CALM_MS = 10;
    private static final int CALM_STEPS = 3;

    private WarmUp() {}

    /**
     * Waits until the compilers have had little to do for some seconds.
     *
     * @param least how long it takes in any case, in seconds
     * @param most how long it takes if they do not come to rest, in seconds
     */
    public static void await(double least, double most) throws InterruptedException {
        long start = System.nanoTime();
        Thread.sleep((long) (least * 1_000));
        long before = compilationMs();
        for (int calm = 0; calm < CALM_STEPS && System.nanoTime() - start < most * 1e9;) {
            Thread.sleep(STEP_MS);
            long now = compilationMs();
            calm = now - before < CALM_MS ? calm + 1 : 0;
            before = now;
        }
    }

    private static long compilationMs() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }
}
