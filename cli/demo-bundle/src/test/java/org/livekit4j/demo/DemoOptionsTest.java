package org.livekit4j.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 640, 360, 30", "0, 1, 176, 96, 1", "256, 32, 3840, 3840, 120"})
    void shouldTakeOptionsWhenTheyAreWithinTheLimits(int audio, int video, int width, int height, int fps) {
        assertThatCode(() -> options(audio, video, Duration.ofSeconds(1), width, height, fps)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, 640, 360, 30, audio tracks is -1", "257, 1, 640, 360, 30, from 0 to 256",
        "1, -1, 640, 360, 30, video tracks",
        "0, 0, 640, 360, 30, at least one track", "1, 1, 175, 360, 30, the width is 175", "1, 1, 640, 95, 30, the height is 95",
        "1, 1, 640, 360, 0, the frame rate is 0", "1, 1, 640, 360, 121, from 1 to 120"})
    void shouldSayWhatIsWrongWhenANumberIsBeyondItsLimits(int audio, int video, int width, int height, int fps, String words) {
        assertThatIllegalArgumentException().isThrownBy(() -> options(audio, video, Duration.ofSeconds(1), width, height, fps))
                .withMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 86_401})
    void shouldRefuseADurationWhenItIsNotPositiveOrTooLong(long seconds) {
        assertThatIllegalArgumentException().isThrownBy(() -> options(1, 1, Duration.ofSeconds(seconds), 640, 360, 30))
                .withMessageContaining("more than 0 and at most 86400");
    }

    @Test
    void shouldTakeNoDurationWhenTheRunHasNoEnd() {
        assertThatCode(() -> options(1, 1, null, 640, 360, 30)).doesNotThrowAnyException();
    }

    private static DemoOptions options(int audio, int video, Duration duration, int width, int height, int fps) {
        return new DemoOptions(audio, video, Optional.ofNullable(duration), Optional.empty(), width, height, fps);
    }
}
