package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStream;

/** What processors of video may do with a frame in native memory, and how the stream goes on when they do something else. */
public class VideoProcessorIT extends InFelix {

    @Inject
    private Video video;

    private NumberedVideo pictures;
    private int sent;

    @Before
    public void open() {
        pictures = new NumberedVideo(video);
    }

    @After
    public void close() {
        pictures.close();
    }

    private UpdatableRegistration add(VideoFrameProcessor processor) {
        return video.addProcessor(processor, Map.of());
    }

    private int mark() throws InterruptedException {
        pictures.send(++sent);
        return pictures.take(sent);
    }

    @Test
    public void shouldGoOnWithThePictureWhenAProcessorClosesWhatItWasLent() throws Exception {
        CompletableFuture<MemorySegment> kept = new CompletableFuture<>();
        try (UpdatableRegistration closing = add((frame, stream) -> {
            kept.complete(frame.plane(0));
            frame.close();
            frame.close();
            assertThat(VideoFrames.number(frame)).isPositive();
            return frame;
        })) {
            assertThat(mark()).isZero();
            assertThat(kept.join().isReadOnly()).isTrue();
            assertThat(kept.join().scope().isAlive()).isFalse();
        }
    }

    @Test
    public void shouldTakeWhatAProcessorMakesOfThePicture() throws Exception {
        try (VideoLine line = VideoLine.open(video);
                VideoStream stream = line.watch();
                UpdatableRegistration onTheHeap = add((frame, info) -> VideoFrames.of(Colour.RED, frame.type(), 64, 48));
                UpdatableRegistration inNativeMemory = add((frame, info) -> video.convert(frame, VideoBufferType.RGBA, false));
                UpdatableRegistration ofItsOwn = add((frame, info) -> {
                    assertThat(frame.type()).isEqualTo(VideoBufferType.RGBA);
                    MemorySegment own = Arena.ofAuto().allocate(frame.plane(0).byteSize()).copyFrom(frame.plane(0));
                    return VideoFrame.wrap(frame.type(), frame.width(), frame.height(), own);
                })) {
            line.sendNumbered(1, 1);
            try (VideoFrame frame = VideoLine.take(stream)) {
                assertThat(frame.type()).isEqualTo(VideoBufferType.RGBA);
                assertThat(frame.width()).isEqualTo(64);
                assertThat(VideoFrames.colour(frame).distance(Colour.RED)).isLessThan(8);
            }
        }
    }

    @Test
    public void shouldSendOnAPictureThatItWasLent() throws Exception {
        try (VideoSource source = video.createSource(VideoSourceOptions.of(32, 32));
                LocalVideoTrack track = video.createTrack("onward", source);
                VideoStream seen = video.openStream(track, VideoLine.LOSSLESS);
                UpdatableRegistration sending = video.addProcessor((frame, stream) -> {
                    source.capture(frame);
                    return frame;
                }, Map.of(PlugInConstants.TRACK, "line"))) {
            int arrived = 0;
            while (arrived != sent || sent == 0) { // a new track sends black at first
                assertThat(mark()).isZero();
                try (VideoFrame frame = VideoLine.take(seen)) {
                    arrived = VideoFrames.number(frame);
                }
            }
        }
    }

    @Test
    public void shouldKeepAPictureForAsLongAsItIsRetained() throws Exception {
        Queue<VideoFrame> delayed = new ArrayDeque<>();
        try (UpdatableRegistration delay = add((frame, stream) -> {
            delayed.add(frame.retain());
            return delayed.size() < 3 ? VideoFrame.allocate(frame.type(), 32, 32) : delayed.remove();
        })) {
            for (int number = 101; number <= 105; number++) {
                pictures.send(number);
            }
            pictures.take(0);
            pictures.take(0);
            pictures.take(101);
            pictures.take(102);
            pictures.take(103);
        }
        try (VideoFrame left = delayed.remove()) {
            assertThat(VideoFrames.number(left)).isEqualTo(104);
        }
        VideoFrame last = delayed.remove();
        assertThat(last.retain()).isSameAs(last);
        last.close();
        last.close();
        assertThatIllegalStateException().isThrownBy(() -> last.plane(0));
    }

    @Test
    public void shouldGoOnAsItWasWhenAProcessorReturnsNonsense() throws Exception {
        VideoFrame closed = video.convert(VideoFrames.numbered(1), VideoBufferType.I420, false);
        closed.close();
        PlugIns plugIns = new PlugIns(context, "video");
        try (UpdatableRegistration nothing = add((frame, stream) -> null);
                UpdatableRegistration gone = add((frame, stream) -> closed);
                UpdatableRegistration confined = add((frame, stream) -> VideoFrame.wrap(VideoBufferType.RGBA, 2, 2,
                        Arena.ofConfined().allocate(16)));
                UpdatableRegistration throwing = add((frame, stream) -> {
                    frame.plane(0).fill((byte) 0);
                    return frame;
                });
                UpdatableRegistration sane = add(NumberedVideo.marking(7))) {
            assertThat(mark()).isEqualTo(7);
            assertThat(plugIns.runtime().plugIns).extracting(dto -> dto.refused).containsExactly(1L, 1L, 1L, 0L, 0L);
            assertThat(plugIns.runtime().plugIns).extracting(dto -> dto.failed).containsExactly(0L, 0L, 0L, 1L, 0L);
        }
    }

    @Test
    public void shouldKeepThePictureOfACallThatIsLeftBehindUntilItReturns() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Integer> read = new CompletableFuture<>();
        try (UpdatableRegistration late = video.addProcessor((frame, stream) -> {
            MemorySegment luma = frame.plane(0);
            while (go.getCount() > 0) {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    // It is a stubborn one
                }
            }
            read.complete(luma.get(ValueLayout.JAVA_BYTE, 0) & 0xff);
            return video.convert(frame, VideoBufferType.RGBA, false);
        }, Map.of(PlugInConstants.TIMEOUT_MS, 20))) {
            assertThat(mark()).isZero();
            assertThat(mark()).isZero();
            go.countDown();
            assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    public void shouldNotLetOtherThreadsReadWhatIsLentUnlessItIsRetainedForThem() throws Exception {
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        CompletableFuture<Integer> read = new CompletableFuture<>();
        try (UpdatableRegistration parallel = add((frame, stream) -> {
            Thread.ofVirtual().start(() -> {
                try {
                    frame.plane(0);
                } catch (IllegalStateException e) {
                    refused.complete(e);
                }
                try (VideoFrame mine = frame.retain()) {
                    read.complete(VideoFrames.number(mine));
                }
            });
            read.join();
            return frame;
        })) {
            assertThat(mark()).isZero();
        }
        assertThat(refused.join()).hasMessageContaining("retain");
        assertThat(read.join()).isEqualTo(1);
    }
}
