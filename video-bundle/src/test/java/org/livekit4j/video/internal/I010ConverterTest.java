package org.livekit4j.video.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

class I010ConverterTest {

    @Test
    void shouldKeepTheUpperEightBitsWhenSamplesHaveTen() {
        VideoFrame wide = VideoFrame.allocate(VideoBufferType.I010, 5, 5);
        set(wide.plane(0), 8, 1023);
        set(wide.plane(0), 0, 4);
        set(wide.plane(2), 3, 512);

        VideoFrame narrow = I010Converter.toI420(CheckedFrame.of(wide), wide::plane);

        assertThat(narrow.type()).isEqualTo(VideoBufferType.I420);
        assertThat(get(narrow, 0, 8)).isEqualTo(255);
        assertThat(get(narrow, 0, 0)).isEqualTo(1);
        assertThat(get(narrow, 2, 3)).isEqualTo(128);
        assertThat(get(narrow, 1, 0)).isZero();
    }

    private static void set(MemorySegment plane, int sample, int value) {
        plane.set(ValueLayout.JAVA_BYTE, 2L * sample, (byte) value);
        plane.set(ValueLayout.JAVA_BYTE, 2L * sample + 1, (byte) (value >> 8));
    }

    private static int get(VideoFrame frame, int plane, int sample) {
        return frame.plane(plane).get(ValueLayout.JAVA_BYTE, sample) & 0xff;
    }
}
