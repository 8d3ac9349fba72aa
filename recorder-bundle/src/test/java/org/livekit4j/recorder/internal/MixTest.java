package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # delay, late, then
            500, 600, 1100
            500, 501, 1001
            1100, 700, 1200
            1200, 600, 1200
            """)
    void shouldWaitAsLongAsSoundWasLateAndSomeMore(int delayMs, long lateMs, int then) {
        assertThat(Mix.delayAfter(delayMs, lateMs)).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource({"-100", "-5000", "-9223372036854775808"})
    void shouldWaitNoLessAndNoMoreWhenSoundCameTooEarly(long lateMs) {
        assertThat(Mix.delayAfter(700, lateMs)).isEqualTo(700);
    }

    @ParameterizedTest
    @CsvSource({"60000", "9223372036854770000"})
    void shouldWaitNoLongerThanStreamsHoldTheirSound(long lateMs) {
        assertThat(Mix.delayAfter(700, lateMs)).isEqualTo(Studio.QUEUE_MS);
    }
}
