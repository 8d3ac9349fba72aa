package org.livekit4j.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoOptionsTest {

    @ParameterizedTest
    @CsvSource({"0, 720", "1, 1", "2, 2", "3, 3", "3, 720", "1280, 3", "-4, 4", "16385, 4", "4, 2147483647"})
    void shouldRefuseASourceWhenASideIsOutOfRange(int width, int height) {
        assertThatIllegalArgumentException().isThrownBy(() -> VideoSourceOptions.of(width, height))
                .withMessage("a frame of " + width + " × " + height + " pixels; each side must be from 4 to 16384");
    }

    @Test
    void shouldTakeASourceWhenItIsOfTheSmallestOrLargestSize() {
        assertThat(VideoSourceOptions.of(VideoBufferType.MIN_SIDE, VideoBufferType.MAX_SIDE).height()).isEqualTo(16_384);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 65_537, Integer.MAX_VALUE})
    void shouldRefuseAStreamWhenItsCapacityIsOutOfRange(int capacity) {
        assertThatIllegalArgumentException().isThrownBy(() -> VideoStreamOptions.DEFAULTS.withCapacity(capacity))
                .withMessage("capacity is " + capacity + " frames; it must be from 1 to 65536, or 0 (0 means no limit)");
    }

    @Test
    void shouldRefuseAStreamWhenItsFormatIsNull() {
        assertThatNullPointerException().isThrownBy(() -> VideoStreamOptions.DEFAULTS.withFormat(null))
                .withMessageContaining("format is null");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 5", "5, -2147483648"})
    void shouldRefuseAPlaneWhenItHasNoBytes(int stride, int rows) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlaneLayout(stride, rows))
                .withMessage("a plane of " + rows + " rows of " + stride + " bytes; both must be at least 1");
    }
}
