package org.livekit4j.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    @Test
    void shouldRestAtTheEndOfEachRound() {
        Timetable times = Timetable.parse("1000:60000:10000:3");

        assertThat(times.startMillis(2)).isEqualTo(121_000);
        assertThat(times.restMillis(2)).isEqualTo(171_000);
        assertThat(times.endMillis(2)).isEqualTo(181_000);
        assertThat(times.rounds()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:2:3", "0:1000:1000:1", "0:1000:0:1", "0:1000:100:0", "0:1000:100:1:1"})
    void shouldBeRefusedWhenItMakesNoSense(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Timetable.parse(text));
    }
}
