package org.livekit4j.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class MemoryVideoFrameTest {

    @Test
    void shouldLayPlanesOneAfterTheOtherWhenWrapped() {
        byte[] data = new byte[24];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) i;
        }
        VideoFrame frame = VideoFrame.wrap(VideoBufferType.I420, 4, 4, MemorySegment.ofArray(data));

        assertThat(frame.planeCount()).isEqualTo(3);
        assertThat(frame.plane(1).get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 16);
        assertThat(frame.plane(2).get(ValueLayout.JAVA_BYTE, 3)).isEqualTo((byte) 23);
        assertThat(frame.plane(2).byteSize()).isEqualTo(frame.layout(2).size());
    }

    @Test
    void shouldSayTheRightSizeWhenMemoryDoesNotFit() {
        assertThatThrownBy(() -> VideoFrame.wrap(VideoBufferType.RGBA, 2, 2, MemorySegment.ofArray(new byte[15])))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("takes 16 bytes").hasMessageContaining("15");
    }

    @Test
    void shouldBeCopiedWithWhatItCarries() {
        VideoFrame frame = VideoFrame.allocate(VideoBufferType.I420, 3, 3);
        frame.plane(0).fill((byte) 7);
        frame.plane(2).fill((byte) 9);
        VideoFrame copy = frame.copy();
        frame.plane(0).fill((byte) 0);

        assertThat(copy.plane(0).toArray(ValueLayout.JAVA_BYTE)).containsOnly((byte) 7).hasSize(9);
        assertThat(copy.plane(2).toArray(ValueLayout.JAVA_BYTE)).containsOnly((byte) 9).hasSize(4);
        assertThat(copy.toString()).isEqualTo(frame.toString());
        copy.plane(1).fill((byte) 8);
        assertThat(frame.plane(1).get(ValueLayout.JAVA_BYTE, 0)).isZero();
    }

    @Test
    void shouldStayReadableWhenClosed() {
        VideoFrame frame = VideoFrame.allocate(VideoBufferType.RGB24, 3, 3);
        frame.close();
        assertThat(frame.plane(0).byteSize()).isEqualTo(27);
        assertThatThrownBy(() -> frame.plane(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
