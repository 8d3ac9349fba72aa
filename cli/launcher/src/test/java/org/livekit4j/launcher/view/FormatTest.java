package org.livekit4j.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void shouldShowHoursOnlyWhenThereAreAny() {
        assertThat(Format.clock(Duration.ofSeconds(61))).isEqualTo("01:01");
        assertThat(Format.clock(Duration.ofSeconds(3_661))).isEqualTo("1:01:01");
    }

    @Test
    void shouldGroupDigitsWhenTheNumberIsLong() {
        assertThat(Format.count(1_234_567)).isEqualTo("1 234 567");
        assertThat(Format.milliseconds(12_345)).isEqualTo("12.3 ms");
    }
}
