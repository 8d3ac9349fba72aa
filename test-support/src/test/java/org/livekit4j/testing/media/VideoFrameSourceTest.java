package org.livekit4j.testing.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

class VideoFrameSourceTest {
    private final Arena memory = Arena.ofConfined();

    @AfterEach
    void free() {
        memory.close();
    }

    @ParameterizedTest
    @CsvSource({"640, 360", "176, 96", "177, 97", "1921, 1081"})
    void shouldCarryItsNumberWhenAPictureIsDrawn(int width, int height) {
        VideoFrameSource source = new VideoFrameSource(memory, 7, width, height);

        for (long sequence : new long[]{0, 1, 1_000_000}) {
            VideoFrame frame = source.draw(sequence);

            long mark = VideoStamp.read(frame.plane(0), width, width);
            assertThat(frame.type()).isEqualTo(VideoBufferType.I420);
            assertThat(FrameMarker.track(mark)).isEqualTo(7);
            assertThat(FrameMarker.sequence(mark)).isEqualTo(sequence);
        }
    }

    @Test
    void shouldReadNothingWhenThePictureIsBlack() {
        assertThat(VideoStamp.read(memory.allocate(640 * 360), 640, 640)).isEqualTo(FrameMarker.NONE);
    }

    @Test
    void shouldLeaveNoTraceOfTheBarWhenItMovesOn() {
        VideoFrameSource source = new VideoFrameSource(memory, 0, 640, 360);
        byte[] fresh = lastRow(new VideoFrameSource(memory, 0, 640, 360).draw(9));

        for (int sequence = 0; sequence < 9; sequence++) {
            source.draw(sequence);
        }

        assertThat(lastRow(source.draw(9))).isEqualTo(fresh);
    }

    @Test
    void shouldLookDifferentWhenTheTrackIsAnother() {
        assertThat(middleOf(new VideoFrameSource(memory, 0, 640, 360).draw(0)))
                .isNotEqualTo(middleOf(new VideoFrameSource(memory, 1, 640, 360).draw(0)));
    }

    private static byte[] lastRow(VideoFrame frame) {
        MemorySegment luma = frame.plane(0);
        return luma.asSlice(luma.byteSize() - frame.width()).toArray(ValueLayout.JAVA_BYTE);
    }

    private static byte[] middleOf(VideoFrame frame) {
        return frame.plane(1).asSlice(60L * frame.layout(1).stride(), frame.layout(1).stride()).toArray(ValueLayout.JAVA_BYTE);
    }
}
