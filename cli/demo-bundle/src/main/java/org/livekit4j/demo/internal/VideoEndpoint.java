package org.livekit4j.demo.internal;

import java.lang.foreign.Arena;
import java.time.Duration;
import org.livekit4j.demo.DemoOptions;
import org.livekit4j.room.DegradationPreference;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.VideoEncoding;
import org.livekit4j.testing.media.FrameMarker;
import org.livekit4j.testing.media.TestCard;
import org.livekit4j.testing.media.VideoFrameSource;
import org.livekit4j.testing.media.VideoStamp;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.Track;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStreamOptions;

/**
 * Video there and back. A frame's number survives the encoder of a room as long as the frame is not made smaller; those that open the
 * way have a number of their own. A frame from a room counts if its colours are those of its track, too.
 */
final class VideoEndpoint extends TrackEndpoint<Video, VideoFrame> {
    /** Enough for a machine that is held up for half a second: each frame counts here, not only the latest. */
    private static final VideoStreamOptions STREAM = VideoStreamOptions.DEFAULTS.withFormat(VideoBufferType.I420)
            .withCapacity(16);
    /** Enough for a frame of which little moves; the native default would leave out frames above 25 a second. */
    private static final int PIXELS_A_BIT = 8;
    private static final long MIN_BITRATE = 300_000;
    private static final TrackPublishOptions PUBLISH = TrackPublishOptions.DEFAULTS.withSource(TrackSource.CAMERA)
            .withSimulcast(false).withDegradationPreference(DegradationPreference.MAINTAIN_RESOLUTION);

    private final Video video;
    private final TrackTest<Video, VideoFrame> test;
    private final Duration interval;
    private final VideoFrameSource generator;
    private final VideoSource source;
    private VideoFrame frame;
    private volatile boolean seen;

    VideoEndpoint(Video video, TrackTest<Video, VideoFrame> test, Transport transport, DemoOptions options) {
        this.video = video;
        this.test = test;
        this.interval = Duration.ofSeconds(1).dividedBy(options.fps());
        int width = options.width();
        int height = options.height();
        try {
            // Shared, because it is drawn by one thread and freed by another, once in the life of the endpoint.
            generator = new VideoFrameSource(add(Arena.ofShared()), test.track(), width, height);
            source = add(video.createSource(VideoSourceOptions.of(width, height)));
            long bitrate = Math.max(MIN_BITRATE, (long) width * height * options.fps() / PIXELS_A_BIT);
            publish(transport, add(video.createTrack(test.name(), source)),
                    PUBLISH.withVideoEncoding(VideoEncoding.of(bitrate, options.fps())));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    MediaStream<VideoFrame> openStream(Track track) {
        return video.openStream((VideoTrack) track, STREAM);
    }

    @Override
    void openWay() throws InterruptedException {
        while (!seen && !closed()) {
            prepare(FrameMarker.LAST);
            capture();
            Thread.sleep(interval);
        }
    }

    @Override
    void prepare(long sequence) {
        frame = generator.draw(sequence);
    }

    @Override
    void capture() {
        source.capture(frame);
    }

    @Override
    void received(VideoFrame next) {
        try (VideoFrame received = next) {
            long mark = mark(received);
            if (mark == FrameMarker.mark(test.track(), FrameMarker.LAST)) {
                seen = true;
            } else if (!published() || TestCard.shows(received, test.track())) {
                test.received(received, mark, System.nanoTime());
            }
        }
    }

    private static long mark(VideoFrame frame) {
        return frame.type() == VideoBufferType.I420
                ? VideoStamp.read(frame.plane(0), frame.width(), frame.layout(0).stride())
                : FrameMarker.NONE;
    }
}
