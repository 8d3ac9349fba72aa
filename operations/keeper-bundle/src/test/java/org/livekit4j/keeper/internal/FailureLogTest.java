package org.livekit4j.keeper.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final FailureLog log = new FailureLog();

    /** A day without a server, with a try each minute. */
    @Test
    void shouldTellEachKindOnceAndThenOneAnHour() {
        int lines = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            String failure = minute % 2 == 0
                    ? "refused by port " + (40_000 + minute)
                    : "timeout after " + minute + "ms, id 3f" + minute;
            lines += log.isWorthALine(failure, START.plus(Duration.ofMinutes(minute))) ? 1 : 0;
        }
        assertThat(lines).isEqualTo(2 + 23);
    }

    @Test
    void shouldNotBeFooledByFailuresThatAreDifferentEachTime() {
        int lines = 0;
        for (char c = 'g'; c <= 'z'; c++) {
            lines += log.isWorthALine("failure " + c, START) ? 1 : 0;
        }
        assertThat(lines).isEqualTo(8);
    }

    @Test
    void shouldBeginAnewWhenItHasJoined() {
        assertThat(log.isWorthALine("down", START)).isTrue();
        assertThat(log.isWorthALine("down", START)).isFalse();
        log.clear();
        assertThat(log.isWorthALine("down", START)).isTrue();
    }
}
