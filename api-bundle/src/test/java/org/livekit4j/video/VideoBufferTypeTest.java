package org.livekit4j.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoBufferTypeTest {

    @ParameterizedTest
    @CsvSource({"RGBA, 64", "ABGR, 64", "ARGB, 64", "BGRA, 64", "RGB24, 48", "I420, 24", "I420A, 40", "I422, 32", "I444, 48",
        "I010, 48", "NV12, 24"})
    void shouldKnowTheSizeWhenSidesAreEven(VideoBufferType type, long bytes) {
        assertThat(type.size(4, 4)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"I420, 9 4 4", "I420A, 9 4 4 9", "I422, 9 6 6", "I444, 9 9 9", "I010, 18 8 8", "NV12, 9 8", "RGB24, 27"})
    void shouldRoundChromaUpWhenSidesAreOdd(VideoBufferType type, String planeBytes) {
        long[] expected = Arrays.stream(planeBytes.split(" ")).mapToLong(Long::parseLong).toArray();
        assertThat(type.planes(3, 3).stream().mapToLong(PlaneLayout::size).toArray()).isEqualTo(expected);
    }

    @Test
    void shouldRefuseSidesWhenTheyAreOutOfRange() {
        assertThatThrownBy(() -> VideoBufferType.I420.planes(0, 1)).hasMessageContaining("0 × 1 pixels");
        assertThatThrownBy(() -> VideoBufferType.I420.planes(1, VideoBufferType.MAX_SIDE + 1)).hasMessageContaining("1 to");
        assertThat(VideoBufferType.RGBA.size(VideoBufferType.MAX_SIDE, VideoBufferType.MAX_SIDE)).isLessThan(1L << 31);
    }

    @Test
    void shouldBePackedWhenItHasOnePlaneOfPixels() {
        assertThat(IntStream.range(0, 11).filter(i -> VideoBufferType.values()[i].packed()).toArray()).containsExactly(0, 1, 2, 3,
                4);
    }
}
