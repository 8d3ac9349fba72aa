package org.livekit4j.devices.internal;

import java.lang.foreign.ValueLayout;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.livekit4j.testing.Fake;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;

/** A video service with one source. */
final class FakeVideo {
    /** The bytes of the first plane of each frame. */
    final BlockingQueue<byte[]> captured = new LinkedBlockingQueue<>();
    final CountDownLatch closed = new CountDownLatch(1);
    volatile boolean gone;

    Video video() {
        VideoSource source = Fake.of(VideoSource.class, this::answer);
        return Fake.of(Video.class, (method, _) -> method.equals("createSource") ? source : Fake.unexpected(Video.class, method));
    }

    private Object answer(String method, Object[] arguments) {
        return switch (method) {
            case "capture" -> {
                if (gone) {
                    throw new IllegalStateException("this video source is closed");
                }
                yield captured.add(((VideoFrame) arguments[0]).plane(0).toArray(ValueLayout.JAVA_BYTE));
            }
            case "close" -> {
                closed.countDown();
                yield null;
            }
            default -> Fake.unexpected(VideoSource.class, method);
        };
    }
}
