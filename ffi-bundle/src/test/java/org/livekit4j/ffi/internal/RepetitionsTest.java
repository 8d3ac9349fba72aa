package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
    private long seconds;
    private final Repetitions repetitions = new Repetitions(() -> TimeUnit.SECONDS.toNanos(seconds));

    private boolean isTold(String text) {
        return repetitions.tell("module", text).isPresent();
    }

    @Test
    void shouldTellALineLessAndLessOftenWhenItRepeatsItself() {
        int told = 0;
        int day = (int) TimeUnit.DAYS.toSeconds(1);
        for (seconds = 0; seconds < day; seconds += 5) {
            told += isTold("cannot connect (" + seconds % 3 + "/3)") ? 1 : 0;
        }
        assertThat(told).isBetween(24, 32);
    }

    @Test
    void shouldSayHowManyWereHeldBackWhenItTellsAgain() {
        assertThat(repetitions.tell("module", "retry 1")).contains("retry 1");
        for (int i = 0; i < 7; i++) {
            assertThat(isTold("retry " + i)).isFalse();
        }
        seconds = 60;
        assertThat(repetitions.tell("module", "retry 9")).contains("retry 9 (and 7 like it since the last one)");
        seconds += 119;
        assertThat(isTold("retry 10")).isFalse();
        seconds++;
        assertThat(repetitions.tell("module", "retry 11")).contains("retry 11 (and 1 like it since the last one)");
    }

    @Test
    void shouldTellAtOnceWhenTheLineOrItsSourceIsAnother() {
        assertThat(isTold("cannot connect")).isTrue();
        assertThat(isTold("cannot disconnect")).isTrue();
        assertThat(repetitions.tell("another", "cannot connect")).isPresent();
        assertThat(isTold("cannot connect")).isFalse();
    }

    @Test
    void shouldTellAtOnceWhenALineHasNotBeenSaidForLong() {
        assertThat(isTold("line")).isTrue();
        seconds += 10;
        assertThat(isTold("line")).isFalse();
        seconds += TimeUnit.HOURS.toSeconds(3);
        assertThat(repetitions.tell("module", "line")).contains("line");
    }

    @Test
    void shouldRememberABoundedNumberOfLines() {
        assertThat(isTold("first")).isTrue();
        for (int i = 0; i < 256; i++) {
            assertThat(isTold("line " + "x".repeat(i))).isTrue();
        }
        assertThat(isTold("first")).isTrue();
    }

    @Test
    void shouldWaitTwiceAsLongEachTimeUpToAnHour() {
        assertThat(isTold("line")).isTrue();
        for (long pause : new long[]{60, 120, 240, 480, 960, 1_920, 3_600, 3_600}) {
            seconds += pause - 1;
            assertThat(isTold("line")).as("before %d s", pause).isFalse();
            seconds++;
            assertThat(isTold("line")).as("after %d s", pause).isTrue();
        }
    }

    @Test
    void shouldCallALineNewWhenItHasNotBeenSaidForMoreThanTwoHours() {
        assertThat(isTold("line")).isTrue();
        assertThat(isTold("line")).isFalse();
        seconds += 7_200;
        assertThat(repetitions.tell("module", "line")).contains("line (and 1 like it since the last one)");
        assertThat(isTold("line")).isFalse();
        seconds += 7_201;
        assertThat(repetitions.tell("module", "line")).contains("line");
        seconds += 60;
        assertThat(isTold("line")).as("the pauses begin anew").isTrue();
    }
}
