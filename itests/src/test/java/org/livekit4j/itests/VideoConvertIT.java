package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livekit4j.video.VideoBufferType.ABGR;
import static org.livekit4j.video.VideoBufferType.ARGB;
import static org.livekit4j.video.VideoBufferType.BGRA;
import static org.livekit4j.video.VideoBufferType.I420;
import static org.livekit4j.video.VideoBufferType.I420A;
import static org.livekit4j.video.VideoBufferType.I422;
import static org.livekit4j.video.VideoBufferType.I444;
import static org.livekit4j.video.VideoBufferType.NV12;
import static org.livekit4j.video.VideoBufferType.RGB24;
import static org.livekit4j.video.VideoBufferType.RGBA;

import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.junit.Test;
import org.livekit4j.LiveKitException;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** All 121 pairs of types: a conversion is right, or it is refused. None may end the JVM, as some do when they are tried. */
public class VideoConvertIT extends InFelix {
    private static final Map<VideoBufferType, Set<VideoBufferType>> SUPPORTED = Map.of(RGBA, Set.of(BGRA, I420), BGRA,
            Set.of(RGBA, I420), ARGB, Set.of(I420), RGB24, Set.of(I420), I420, Set.of(RGBA, ABGR, ARGB, BGRA, RGB24, I420), I420A,
            Set.of(I420, I420A), I422, Set.of(RGBA, ABGR, ARGB, I420, I422), I444, Set.of(RGBA, BGRA, I420, I444), NV12,
            Set.of(RGBA, BGRA, I420));

    @Inject
    private Video video;

    @Test
    public void shouldKeepColoursWhenThePairIsSupported() {
        SUPPORTED.forEach((from, targets) -> targets.forEach(to -> {
            for (Colour colour : Colour.ALL) {
                for (int width : new int[]{64, 101}) {
                    shouldKeep(colour, from, to, width, width - 16);
                }
            }
        }));
    }

    private void shouldKeep(Colour colour, VideoBufferType from, VideoBufferType to, int width, int height) {
        try (VideoFrame converted = video.convert(VideoFrames.of(colour, from, width, height), to, false)) {
            assertThat(converted.type()).isEqualTo(to);
            assertThat(converted.width()).isEqualTo(width);
            assertThat(converted.height()).isEqualTo(height);
            Colour seen = VideoFrames.colour(converted);
            assertThat(seen.distance(colour)).as("%s from %s to %s is %s", colour, from, to, seen).isLessThanOrEqualTo(3);
        }
    }

    @Test
    public void shouldRefuseClearlyWhenThePairIsNotSupported() {
        int refused = 0;
        for (VideoBufferType from : VideoBufferType.values()) {
            for (VideoBufferType to : VideoBufferType.values()) {
                if (!SUPPORTED.getOrDefault(from, Set.of()).contains(to)) {
                    VideoFrame picture = VideoFrames.of(Colour.RED, from, 64, 48);
                    assertThatThrownBy(() -> video.convert(picture, to, false)).isInstanceOf(LiveKitException.class)
                            .hasMessageContaining(from.name()).hasMessageContaining(to.name());
                    refused++;
                }
            }
        }
        assertThat(refused).isEqualTo(121 - SUPPORTED.values().stream().mapToInt(Set::size).sum());
    }

    @Test
    public void shouldTurnUpsideDownWhenAskedTo() {
        VideoFrame picture = VideoFrames.of(Colour.BLACK, I420, 64, 48);
        picture.plane(0).asSlice(0, 64L * 24).fill((byte) 200);

        try (VideoFrame upright = video.convert(picture, I420, false); VideoFrame turned = video.convert(picture, I420, true)) {
            assertThat(VideoFrames.at(upright, 0, 0, 0)).isEqualTo(200);
            assertThat(VideoFrames.at(upright, 0, 0, 47)).isEqualTo(16);
            assertThat(VideoFrames.at(turned, 0, 0, 0)).isEqualTo(16);
            assertThat(VideoFrames.at(turned, 0, 0, 47)).isEqualTo(200);
        }
    }

    @Test
    public void shouldLeaveTheOriginalAloneWhenConverted() {
        VideoFrame picture = VideoFrames.of(Colour.GREEN, I420, 64, 48);
        try (VideoFrame first = video.convert(picture, RGBA, false);
                VideoFrame second = video.convert(first, BGRA, false);
                VideoFrame third = video.convert(second, I420, false)) {
            first.close();

            assertThat(VideoFrames.colour(third).distance(Colour.GREEN)).isLessThanOrEqualTo(3);
            assertThat(picture.plane(0).get(ValueLayout.JAVA_BYTE, 0) & 0xff).isEqualTo(Colour.GREEN.y());
        }
    }
}
