package org.livekit4j.dashboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livekit4j.dashboard.internal.Snapshot.Warning;

class WarningsTest {
    private final Warnings warnings = new Warnings(InstantSource.fixed(Instant.ofEpochMilli(7)));

    private List<String> texts() {
        return warnings.latest().stream().map(Warning::text).toList();
    }

    private List<String> look(long... counts) {
        for (long count : counts) {
            warnings.counted("stream a", count, more -> more + " lost");
        }
        return texts();
    }

    @Test
    void shouldSayByHowMuchWhenACounterHasGrown() {
        assertThat(look(0)).isEmpty();
        assertThat(look(3)).containsExactly("3 lost");
        assertThat(look(3)).containsExactly("3 lost");
        assertThat(look(5)).containsExactly("2 lost", "3 lost");
    }

    @Test
    void shouldCompareTheSumWhenSeveralHaveOneName() {
        assertThat(look(2, 3)).containsExactly("3 lost", "2 lost");
        assertThat(look(2, 3)).hasSize(2);
        assertThat(look(2, 4)).startsWith("1 lost").hasSize(3);
    }

    @Test
    void shouldWarnOnceWhenAProblemStays() {
        warnings.problem("keeper", "down");
        assertThat(texts()).containsExactly("down");
        warnings.problem("keeper", "down");
        assertThat(texts()).containsExactly("down");
        assertThat(texts()).containsExactly("down");
        warnings.problem("keeper", "down");
        assertThat(texts()).containsExactly("down", "down");
    }

    @Test
    void shouldForgetTheOldestWhenThereAreMany() {
        for (int i = 0; i < 100; i++) {
            warnings.problem("matter " + i, "text " + i);
        }

        assertThat(warnings.latest()).hasSize(20).first().isEqualTo(new Warning(7, "text 99"));
    }
}
