package org.livekit4j.itests;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSink;

/** Remembers what it was told, and the latest frame's type and colour. */
final class SeenSink implements VideoSink {
    final List<StreamInfo> started = new CopyOnWriteArrayList<>();
    final List<StreamEnd> ends = new CopyOnWriteArrayList<>();
    final AtomicInteger frames = new AtomicInteger();
    volatile VideoBufferType type;
    volatile Colour colour;

    @Override
    public void started(StreamInfo stream) {
        started.add(stream);
    }

    @Override
    public void frame(VideoFrame given, StreamInfo stream) {
        try (VideoFrame frame = given) {
            type = frame.type();
            colour = VideoFrames.colour(frame);
            frames.incrementAndGet();
        }
    }

    @Override
    public void ended(StreamInfo stream, StreamEnd reason) {
        ends.add(reason);
    }

    void awaitColour(Colour expected) {
        await("a picture").atMost(HeardSink.TIMEOUT).until(() -> colour != null && colour.distance(expected) < 40);
    }

    void awaitMore() {
        int now = frames.get();
        await("more pictures").atMost(HeardSink.TIMEOUT).until(() -> frames.get() > now + 5);
    }
}
