package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import javax.inject.Inject;
import org.junit.Test;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;

/** Frames of every type keep their colours on the way through a source and a stream. */
public class VideoColourIT extends InFelix {
    private static final int TOLERANCE = 5; // two conversions, of 8 bits each
    private static final Set<VideoBufferType> STREAMED = EnumSet.of(VideoBufferType.RGBA, VideoBufferType.ABGR,
            VideoBufferType.ARGB, VideoBufferType.BGRA, VideoBufferType.RGB24, VideoBufferType.I420);

    @Inject
    private Video video;

    @Test
    public void shouldKeepColoursWhenAPictureOfAnyTypeIsCaptured() throws Exception {
        for (VideoBufferType type : VideoBufferType.values()) {
            try (VideoLine line = VideoLine.open(video, 64, 48);
                    VideoStream stream = line.watch();
                    VideoStream rgba = line.watch(VideoLine.LOSSLESS.withFormat(VideoBufferType.RGBA))) {
                for (Colour colour : Colour.ALL) {
                    line.source().capture(VideoFrames.of(colour, type, 64, 48));
                    shouldShow(colour, stream, type, 64, 48);
                    shouldShow(colour, rgba, type, 64, 48);
                }
            }
        }
    }

    @Test
    public void shouldKeepColoursWhenAStreamAsksForAFormat() throws Exception {
        for (VideoBufferType format : STREAMED) {
            try (VideoLine line = VideoLine.open(video, 64, 48);
                    VideoStream stream = line.watch(VideoLine.LOSSLESS.withFormat(format))) {
                for (Colour colour : Colour.ALL) {
                    line.source().capture(VideoFrames.of(colour, VideoBufferType.I420, 64, 48));
                    assertThat(shouldShow(colour, stream, format, 64, 48)).isEqualTo(format);
                }
            }
        }
    }

    @Test
    public void shouldRefuseAFormatWhenNoPictureWouldCome() {
        try (VideoLine line = VideoLine.open(video)) {
            for (VideoBufferType format : EnumSet.complementOf(EnumSet.copyOf(STREAMED))) {
                assertThatThrownBy(() -> line.watch(VideoLine.LOSSLESS.withFormat(format))).as(format.name())
                        .isInstanceOf(RuntimeException.class).hasMessageContaining(format.name());
            }
        }
    }

    @Test
    public void shouldCropToMultiplesOfFourWhenSidesAreOdd() throws Exception {
        for (VideoBufferType type : VideoBufferType.values()) {
            try (VideoLine line = VideoLine.open(video, 101, 57); VideoStream stream = line.watch()) {
                for (Colour colour : Colour.ALL) {
                    line.source().capture(VideoFrames.of(colour, type, 101, 57));
                    shouldShow(colour, stream, type, 100, 56);
                }
            }
        }
    }

    /** The type of the frame. */
    private static VideoBufferType shouldShow(Colour colour, VideoStream stream, VideoBufferType sent, int width, int height)
            throws InterruptedException {
        try (VideoFrame frame = VideoLine.take(stream)) {
            assertThat(frame.width()).isEqualTo(width);
            assertThat(frame.height()).isEqualTo(height);
            Colour seen = VideoFrames.colour(frame);
            assertThat(seen.distance(colour)).as("%s captured as %s arrives as %s in %s", colour, sent, seen, frame.type())
                    .isLessThanOrEqualTo(TOLERANCE);
            return frame.type();
        }
    }
}
