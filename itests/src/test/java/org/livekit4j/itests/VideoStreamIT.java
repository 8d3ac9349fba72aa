package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.inject.Inject;
import org.junit.Test;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** Order, count, loss and end of the frames of video streams, and what travels with a frame. */
public class VideoStreamIT extends InFelix {

    @Inject
    private Video video;

    @Inject
    private FfiClient ffi;

    @Test
    public void shouldDeliverEachPictureOnceAndInOrderWhenTheCapacityIsUnlimited() throws Exception {
        try (VideoLine line = VideoLine.open(video); VideoStream first = line.watch(); VideoStream second = line.watch()) {
            line.sendNumbered(1, 500);

            assertThat(VideoLine.takeNumbers(first, 500)).isEqualTo(numbers(1, 500));
            assertThat(VideoLine.takeNumbers(second, 500)).isEqualTo(numbers(1, 500));
            assertThat(first.statistics().dropped()).isZero();
        }
    }

    @Test
    public void shouldDeliverTheLatestWhenTheConsumerIsLate() throws Exception {
        try (VideoLine line = VideoLine.open(video);
                VideoStream late = line.watch(VideoStreamOptions.DEFAULTS);
                VideoStream all = line.watch()) {
            line.sendNumbered(1, 200);
            assertThat(VideoLine.takeNumbers(all, 200)).isEqualTo(numbers(1, 200));

            List<Integer> seen = new ArrayList<>();
            while (seen.isEmpty() || seen.getLast() != 200) {
                assertThat(late.statistics().queued()).isLessThanOrEqualTo(1);
                seen.addAll(VideoLine.takeNumbers(late, 1));
            }
            assertThat(seen).isSorted().doesNotHaveDuplicates();
            assertThat(late.statistics().received()).isEqualTo(late.statistics().dropped() + seen.size());
        }
    }

    @Test
    public void shouldReturnPicturesToTheLibraryWhenTheQueueDropsThem() throws Exception {
        try (VideoLine line = VideoLine.open(video); VideoStream slow = line.watch(VideoLine.LOSSLESS.withCapacity(3))) {
            for (int number = 1; number <= 15; number++) {
                long received = slow.statistics().received();
                line.sendNumbered(number, number);
                await().until(() -> slow.statistics().received() == received + 1); // else they are dropped before they come here
            }

            assertThat(slow.statistics().dropped()).isEqualTo(12);
            await().until(() -> ffi.handles().liveByKind().getOrDefault(HandleKind.VIDEO_FRAME, 0L) == 3);
            assertThat(VideoLine.takeNumbers(slow, 3)).containsExactly(13, 14, 15);
        }
    }

    @Test
    public void shouldDeliverWhatWasQueuedFirstWhenTheTrackEnds() throws Exception {
        try (VideoLine line = VideoLine.open(video); VideoStream stream = line.watch()) {
            line.sendNumbered(1, 10);
            await().until(() -> stream.statistics().received() == 10);
            line.track().close();

            assertThat(stream.ended().get(20, TimeUnit.SECONDS)).isEqualTo(StreamEnd.END_OF_TRACK);
            assertThat(VideoLine.takeNumbers(stream, 10)).isEqualTo(numbers(1, 10));
            assertThat(stream.take()).isNull();
        }
    }

    @Test
    public void shouldReturnPicturesToTheLibraryWhenTheStreamIsClosed() throws Exception {
        try (VideoLine line = VideoLine.open(video); VideoStream stream = line.watch()) {
            line.sendNumbered(1, 10);
            await().until(() -> stream.statistics().received() == 10);
            stream.close();

            assertThat(stream.take()).isNull();
            assertThat(stream.end()).contains(StreamEnd.CLOSED);
            await().until(() -> !ffi.handles().liveByKind().containsKey(HandleKind.VIDEO_FRAME));
        }
    }

    @Test
    public void shouldCarryTheRotationWhenOneIsGiven() throws Exception {
        try (VideoLine line = VideoLine.open(video); VideoStream stream = line.watch()) {
            for (VideoRotation rotation : VideoRotation.values()) {
                line.source().capture(VideoFrames.numbered(1), 0, rotation, null);
                try (VideoFrame frame = VideoLine.take(stream)) {
                    assertThat(frame.rotation()).isEqualTo(rotation);
                    assertThat(frame.width()).isEqualTo(32);
                }
            }
        }
    }

    /** Both belong to what is sent to a room; on a local track the library puts its own clock and nothing in their place. */
    @Test
    public void shouldStampByTheLocalClockWhenTheTrackIsLocal() throws Exception {
        FrameMetadata metadata = new FrameMetadata(123_456_789L, 7, new byte[]{1, 2, 3});
        try (VideoLine line = VideoLine.open(video); VideoStream stream = line.watch()) {
            List<Long> stamps = new ArrayList<>();
            for (int number = 1; number <= 20; number++) {
                line.source().capture(VideoFrames.numbered(number), number * 1_000_000L, VideoRotation.ROTATION_0, metadata);
                try (VideoFrame frame = VideoLine.take(stream)) {
                    stamps.add(frame.timestampUs());
                    assertThat(frame.metadata()).isEqualTo(Optional.empty());
                }
            }
            assertThat(stamps).isSorted().doesNotHaveDuplicates().allMatch(stamp -> stamp > 0);
        }
    }

    @Test
    public void shouldShowBlackWhenMuted() throws Exception {
        try (VideoLine line = VideoLine.open(video); VideoStream stream = line.watch()) {
            line.track().mute(true);
            line.sendNumbered(300, 300);
            try (VideoFrame frame = VideoLine.take(stream)) {
                assertThat(VideoFrames.colour(frame)).isEqualTo(Colour.BLACK);
            }
            line.track().mute(false);
            line.sendNumbered(301, 301);
            assertThat(VideoLine.takeNumbers(stream, 1)).containsExactly(301);
        }
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
