package org.livekit4j.bench.soak;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.livekit4j.bench.soak.report.Reports;

/**
 * What a workload has in one round. Safe for use by several threads.
 *
 * @param random that of this workload and round: the soak's seed gives it
 * @param load of the machine
 * @param over opens at the end of the round
 */
public record Round(Services services, ServerAccess server, Reports reports, Random random, MachineLoad load,
        CountDownLatch over) {
    private static final int BUSY_MILLIS = 1_000;

    public boolean goesOn() {
        return over.getCount() > 0;
    }

    /** Waits until the machine can take more work; whether the round goes on then. */
    public boolean awaitTurn() throws InterruptedException {
        while (goesOn() && load.isHigh()) {
            pause(BUSY_MILLIS);
        }
        return goesOn();
    }

    /** Waits up to so long, and not beyond the end of the round. */
    public void pause(int mostMillis) throws InterruptedException {
        awaitEnd(random.nextInt(mostMillis) + 1);
    }

    /** Waits for the end of the round, at most so long. */
    public boolean awaitEnd(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Whether it happens this time, which it does once in so many times. */
    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
