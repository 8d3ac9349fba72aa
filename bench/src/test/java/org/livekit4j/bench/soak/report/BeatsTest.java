package org.livekit4j.bench.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeatsTest {
    private static final Duration LONG = Duration.ofDays(1);
    /** Shorter than any two readings of the clock are apart, for it is below zero. */
    private static final Duration NONE = Duration.ofNanos(-1);

    @TempDir
    private Path folder;
    private Faults faults;
    private Beats beats;

    @BeforeEach
    void open() throws IOException {
        faults = new Faults(folder.resolve("faults.tsv"), 0);
        beats = new Beats(faults);
    }

    @Test
    void shouldBeAFaultWhenItStaysAway() {
        beats.expect("beat", NONE, () -> true);
        beats.checkMillis();

        assertThat(faults.total()).isOne();
    }

    @Test
    void shouldBeNoneWhenThereIsTime() {
        Beat beat = beats.expect("beat", LONG, () -> true);
        beats.checkMillis();
        beat.arrived();
        beats.checkMillis();

        assertThat(faults.total()).isZero();
        assertThat(beats.arrived()).isOne();
    }

    @Test
    void shouldNotBeSilentWhileItIsNotExpected() {
        Beat beat = beats.expect("beat", LONG, () -> false);

        assertThat(beat.silenceNanos()).isLessThanOrEqualTo(0);
    }

    @Test
    void shouldBeForgottenWhenItIsClosed() {
        beats.expect("beat", NONE, () -> true).close();
        beats.checkMillis();

        assertThat(faults.total()).isZero();
    }
}
