package org.livekit4j.bench.soak.user;

import java.util.List;
import java.util.Random;
import org.livekit4j.bench.soak.Round;

/** How one piece of users' code behaves: mostly well, and now and then it does one of its misdeeds. Thread-safe. */
public final class Temper {
    private static final Misdeed[] ALL = Misdeed.values();

    private final Round round;
    private final Random random;
    private final List<Misdeed> misdeeds;
    private final int oneIn;

    private Temper(Round round, int oneIn, List<Misdeed> misdeeds) {
        this.round = round;
        this.random = new Random(round.random().nextLong());
        this.misdeeds = misdeeds;
        this.oneIn = oneIn;
    }

    /** Does one thing, every few calls, or all the time. */
    public static Temper bad(Round round) {
        return new Temper(round, round.oneOf(1, 3, 20), List.of(round.oneOf(ALL)));
    }

    /** Does any of these. */
    public static Temper of(Round round, int oneIn, Misdeed... misdeeds) {
        return new Temper(round, oneIn, List.of(misdeeds));
    }

    /** Behaves. */
    public static Temper good(Round round) {
        return new Temper(round, 1, List.of(Misdeed.NONE));
    }

    /** Bad one time in so many. */
    public static Temper mostlyGood(Round round, int oneIn) {
        return round.oneIn(oneIn) ? bad(round) : good(round);
    }

    /** Does what is its way. Throws anything. */
    public void show() {
        Misdeed misdeed = random.nextInt(oneIn) == 0 ? misdeeds.get(random.nextInt(misdeeds.size())) : Misdeed.NONE;
        if (misdeed == Misdeed.NONE) {
            return;
        }
        round.reports().tallies().misdeeds.increment();
        try {
            misdeed.commit(round);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * As {@link #show}, for what hangs on a future: not on the thread that calls this, for who waits for a future may have to run what others
     * have hung on it.
     */
    public Runnable elsewhere() {
        Thread here = Thread.currentThread();
        return () -> {
            if (Thread.currentThread() != here) {
                show();
            }
        };
    }

    /** Whether it never does anything wrong. */
    public boolean isGood() {
        return misdeeds.equals(List.of(Misdeed.NONE));
    }

    @Override
    public String toString() {
        return misdeeds + " one in " + oneIn;
    }
}
