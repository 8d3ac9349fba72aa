package org.livekit4j.video.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.media.spi.InvalidFrameException;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;
import org.livekit4j.video.VideoRotation;
import org.livekit4j.video.VideoSink;
import org.livekit4j.video.VideoStreamOptions;

/** What processors are lent and may return, and what sinks may ask for. */
class VideoPlugInCallsTest {
    private static final StreamInfo STREAM = StreamInfo.local("face");

    private final VideoProcessorCall processing = new VideoProcessorCall();
    private final CountedFrame frame = new CountedFrame();
    private final List<VideoFrame> kept = new ArrayList<>();

    private VideoFrame call(VideoFrameProcessor processor) {
        return processing.call(processor, frame, STREAM);
    }

    @Test
    void shouldLendThePictureReadOnlyForOneCall() {
        assertThat(call((lent, stream) -> {
            assertThat(frame.references).isEqualTo(2);
            assertThat(lent.plane(0).isReadOnly()).isTrue();
            assertThat(lent.timestampUs()).isEqualTo(77);
            assertThat(lent.rotation()).isEqualTo(VideoRotation.ROTATION_90);
            assertThat(lent.metadata()).isPresent();
            lent.close();
            lent.close();
            assertThat(lent.plane(0).byteSize()).isEqualTo(16);
            kept.add(lent);
            return lent;
        })).isSameAs(frame);
        assertThat(frame.references).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> kept.getFirst().plane(0)).withMessageContaining("retain");
        assertThatIllegalStateException().isThrownBy(() -> kept.getFirst().retain());
    }

    @Test
    void shouldStayOpenForAsLongAsItIsRetained() {
        call((lent, stream) -> {
            kept.add(lent.retain());
            lent.retain();
            return lent;
        });
        VideoFrame mine = kept.getFirst();
        assertThat(frame.references).isEqualTo(3);
        mine.close();
        assertThat(mine.plane(0).byteSize()).isEqualTo(16);
        mine.close();
        mine.close();
        assertThat(frame.references).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> mine.plane(0));
    }

    @Test
    void shouldTakeAPictureThatWasKeptBefore() {
        call((lent, stream) -> {
            kept.add(lent.retain());
            return lent;
        });
        VideoFrame result = call((lent, stream) -> kept.getFirst());
        assertThat(result).isSameAs(kept.getFirst());
        processing.release(result);
        assertThat(frame.references).isEqualTo(1);
    }

    @Test
    void shouldCopyWhatItIsLentWithAllThatItCarries() {
        VideoFrame copy = call((lent, stream) -> {
            VideoFrame own = lent.copy();
            own.plane(0).set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
            return own;
        });
        assertThat(copy.plane(0).get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 1);
        assertThat(frame.plane(0).get(ValueLayout.JAVA_BYTE, 0)).isZero();
        assertThat(copy.timestampUs()).isEqualTo(77);
        assertThat(copy.rotation()).isEqualTo(VideoRotation.ROTATION_90);
        assertThat(copy.metadata()).isEqualTo(frame.metadata());
    }

    @Test
    void shouldRefuseWhatCannotGoOn() {
        CountedFrame closed = new CountedFrame();
        closed.close();
        VideoFrame freed;
        try (Arena arena = Arena.ofShared()) {
            freed = VideoFrame.wrap(VideoBufferType.RGBA, 2, 2, arena.allocate(16));
        }
        assertRefused(null, "null");
        assertRefused(closed, "closed");
        assertRefused(freed, "freed");
        assertRefused(VideoFrame.wrap(VideoBufferType.RGBA, 2, 2, Arena.ofConfined().allocate(16)), "confined");
        assertThat(frame.references).isEqualTo(1);
    }

    private void assertRefused(VideoFrame result, String why) {
        assertThatExceptionOfType(InvalidFrameException.class).isThrownBy(() -> call((lent, stream) -> result))
                .withMessageContaining(why);
    }

    private static VideoStreamOptions options(Map<String, ?> properties) {
        return new VideoSinkCall(null).options(new PropertyReader(properties));
    }

    @Test
    void shouldDeliverToSinksAsTheirPropertiesSay() {
        assertThat(options(Map.of())).isEqualTo(VideoStreamOptions.DEFAULTS);
        assertThat(options(Map.of(VideoSink.FORMAT, "rgba", VideoSink.CAPACITY, 3)))
                .isEqualTo(VideoStreamOptions.DEFAULTS.withFormat(VideoBufferType.RGBA).withCapacity(3));
        assertThatIllegalArgumentException().isThrownBy(() -> options(Map.of(VideoSink.FORMAT, "NV12")))
                .withMessageStartingWith("property " + VideoSink.FORMAT).withMessageContaining("NV12")
                .withMessageContaining("I420");
        assertThatIllegalArgumentException().isThrownBy(() -> options(Map.of(VideoSink.CAPACITY, -1)))
                .withMessageStartingWith("property " + VideoSink.CAPACITY);
    }

    @Test
    void shouldCloseThePictureForASinkThatThrows() {
        VideoSinkCall sinks = new VideoSinkCall(null);
        assertThatIllegalStateException().isThrownBy(() -> sinks.frame((given, stream) -> {
            throw new IllegalStateException("expected in this test");
        }, frame, STREAM));
        assertThat(frame.references).isZero();
    }
}
