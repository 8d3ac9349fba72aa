package org.livekit4j.dashboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

class PicturesTest {

    @ParameterizedTest
    @CsvSource({"1280, 720, 160, 90", "720, 1280, 50, 90", "320, 240, 120, 90", "16, 8, 16, 8", "4000, 2, 160, 1"})
    void shouldFitWhenTheFrameHasAnySize(int width, int height, int fittedWidth, int fittedHeight) {
        try (VideoFrame frame = VideoFrame.allocate(VideoBufferType.RGBA, width, height)) {
            byte[] picture = Pictures.reduced(frame);

            assertThat(new int[]{Byte.toUnsignedInt(picture[0]), Byte.toUnsignedInt(picture[1])}).containsExactly(fittedWidth,
                    fittedHeight);
            assertThat(picture).hasSize(2 + 4 * fittedWidth * fittedHeight);
        }
    }

    @Test
    void shouldKeepThePlacesOfColoursWhenItIsReduced() {
        byte[] pixels = new byte[320 * 180 * 4];
        Arrays.fill(pixels, 320 * 90 * 4, pixels.length, (byte) 7); // the lower half
        try (VideoFrame frame = VideoFrame.wrap(VideoBufferType.RGBA, 320, 180, MemorySegment.ofArray(pixels))) {
            byte[] picture = Pictures.reduced(frame);

            assertThat(picture[2 + 44 * 160 * 4]).isZero();
            assertThat(picture[2 + 45 * 160 * 4]).isEqualTo((byte) 7);
            assertThat(picture[picture.length - 1]).isEqualTo((byte) 7);
        }
    }

    @Test
    void shouldBeNoneWhenThereIsNoSuchStream() throws InterruptedException {
        assertThat(new Pictures(new Parts()).take("any")).isEmpty();
    }
}
