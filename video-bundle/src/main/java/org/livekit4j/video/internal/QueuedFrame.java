package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalLong;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;
import org.livekit4j.video.VideoSource;

/**
 * A frame that waits to be captured: a received one is retained, any other is copied, because its maker draws into it again.
 *
 * @param timestampUs as its maker said
 * @param heard when its audio is heard, by {@link System#nanoTime}; empty if there is none
 */
record QueuedFrame(VideoFrame frame, VideoRotation rotation, Optional<FrameMetadata> metadata, OptionalLong timestampUs,
        OptionalLong heard) implements AutoCloseable {

    static QueuedFrame of(VideoFrame frame, OptionalLong timestampUs) {
        CheckedFrame checked = CheckedFrame.of(frame);
        return new QueuedFrame(checked.planes().isEmpty() ? frame.retain() : copy(checked), checked.rotation(),
                checked.metadata(), timestampUs, OptionalLong.empty());
    }

    private static VideoFrame copy(CheckedFrame checked) {
        VideoFrame copy = VideoFrame.allocate(checked.type(), checked.width(), checked.height());
        checked.read(() -> {
            for (int plane = 0; plane < copy.planeCount(); plane++) {
                long stride = checked.layouts().get(plane).stride();
                long tight = copy.layout(plane).stride();
                for (long row = 0; row < copy.layout(plane).rows(); row++) {
                    MemorySegment.copy(checked.planes().get(plane), row * stride, copy.plane(plane), row * tight, tight);
                }
            }
        });
        return copy;
    }

    QueuedFrame heard(OptionalLong nanos) {
        return new QueuedFrame(frame, rotation, metadata, timestampUs, nanos);
    }

    /** With the present time: its own may be of another clock. */
    void capture(VideoSource source) {
        source.capture(frame, 0, rotation, metadata.orElse(null));
    }

    @Override
    public void close() {
        frame.close();
    }
}
