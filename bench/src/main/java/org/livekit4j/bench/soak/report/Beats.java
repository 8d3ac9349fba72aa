package org.livekit4j.bench.soak.report;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** What tells that the library still works: each beat that stays away for too long is a fault. */
public final class Beats {
    private final Faults faults;
    private final Set<Beat> open = ConcurrentHashMap.newKeySet();
    private final LongAdder arrived = new LongAdder();

    Beats(Faults faults) {
        this.faults = faults;
    }

    /**
     * Expects a beat.
     *
     * @param limit the longest silence
     * @param expected whether silence counts now
     */
    public Beat expect(String name, Duration limit, BooleanSupplier expected) {
        Beat beat = new Beat(this, name, limit.toNanos(), expected);
        open.add(beat);
        return beat;
    }

    void count() {
        arrived.increment();
    }

    void remove(Beat beat) {
        open.remove(beat);
    }

    public long arrived() {
        return arrived.sum();
    }

    /** Looks at all beats, as must be done every second or so; returns the longest silence. */
    public long checkMillis() {
        long longest = 0;
        for (Beat beat : open) {
            long silence = beat.silenceNanos();
            longest = Math.max(longest, silence);
            if (beat.lost()) {
                faults.add(Faults.Kind.SILENCE, beat.name(),
                        beat.name() + ": silent for " + TimeUnit.NANOSECONDS.toSeconds(silence) + " s");
            }
        }
        return TimeUnit.NANOSECONDS.toMillis(longest);
    }
}
