package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.Test;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;

/** Who owns a received frame, and who may read it. */
public class VideoFrameIT extends InFelix {

    @Inject
    private Video video;

    @Test
    public void shouldRefuseAccessWhenClosed() throws Exception {
        withPicture(frame -> {
            MemorySegment plane = frame.plane(0);
            assertThat(plane.isReadOnly()).isTrue();
            frame.close();
            frame.close();

            assertThatThrownBy(() -> plane.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> frame.plane(0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(frame::retain).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    public void shouldStayReadableWhenRetained() throws Exception {
        withPicture(frame -> {
            frame.retain();
            frame.close();

            assertThat(VideoFrames.number(frame)).isEqualTo(77);
            frame.close();
            assertThatThrownBy(() -> frame.plane(0)).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    public void shouldStayReadableWhenStreamAndTrackAreClosed() throws Exception {
        VideoFrame frame;
        try (VideoLine line = VideoLine.open(video); VideoStream stream = line.watch()) {
            line.sendNumbered(77, 77);
            frame = VideoLine.take(stream);
        }
        try (frame) {
            assertThat(VideoFrames.number(frame)).isEqualTo(77);
        }
    }

    @Test
    public void shouldGiveEachThreadItsOwnSegmentsWhenSeveralRead() throws Exception {
        withPicture(frame -> {
            MemorySegment mine = frame.plane(0);

            onAnotherThread(() -> {
                assertThatThrownBy(() -> mine.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(WrongThreadException.class);
                return null;
            });
            VideoFrame theirs = frame.retain();
            int number = onAnotherThread(() -> {
                try (theirs) {
                    return VideoFrames.number(theirs);
                }
            });
            assertThat(number).isEqualTo(77);
            assertThat(mine.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 77);
            frame.close();
        });
    }

    @Test
    public void shouldRefuseTheLastCloseWhenAnotherThreadStillReads() throws Exception {
        withPicture(frame -> {
            MemorySegment mine = frame.plane(0);

            onAnotherThread(() -> {
                assertThatThrownBy(frame::close).isInstanceOf(IllegalStateException.class).hasMessageContaining("thread");
                return null;
            });
            assertThat(mine.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 77);
            frame.close();
        });
    }

    @Test
    public void shouldBeClosableAnywhereWhenNobodyHasReadIt() throws Exception {
        withPicture(frame -> onAnotherThread(() -> {
            frame.close();
            return null;
        }));
    }

    @Test
    public void shouldRefuseALayoutWhenThereIsNoSuchPlane() throws Exception {
        withPicture(frame -> {
            assertThat(frame.planeCount()).isEqualTo(3);
            assertThatThrownBy(() -> frame.plane(3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> frame.layout(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            frame.close();
        });
    }

    private interface Reader {
        void read(VideoFrame frame) throws Exception;
    }

    private void withPicture(Reader reader) throws Exception {
        try (VideoLine line = VideoLine.open(video); VideoStream stream = line.watch()) {
            line.sendNumbered(77, 77);
            reader.read(VideoLine.take(stream));
        }
    }

    private static <T> T onAnotherThread(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().start(task);
        return task.get(20, TimeUnit.SECONDS);
    }
}
