package org.livekit4j.itests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** A source and its track, on which streams can be opened. */
record VideoLine(Video video, VideoSource source, LocalVideoTrack track) implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(20);
    /** Nothing is lost however late the test takes it. */
    static final VideoStreamOptions LOSSLESS = VideoStreamOptions.DEFAULTS.withCapacity(0);

    /**
     * A line that is ready. The native library enables a new track a moment after it was created, and sends black until
     * then: a few of a hundred first frames.
     */
    static VideoLine open(Video video, int width, int height) {
        VideoSource source = video.createSource(VideoSourceOptions.of(width, height));
        VideoLine line = new VideoLine(video, source, video.createTrack("line", source));
        VideoFrame white = VideoFrames.of(Colour.WHITE, VideoBufferType.I420, width, height);
        try (VideoStream stream = line.watch()) {
            boolean ready = false;
            while (!ready) {
                source.capture(white);
                try (VideoFrame frame = take(stream)) {
                    ready = VideoFrames.at(frame, 0, 0, 0) == Colour.WHITE.y();
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return line;
    }

    /** For numbered frames. */
    static VideoLine open(Video video) {
        return open(video, 32, 32);
    }

    VideoStream watch() {
        return watch(LOSSLESS);
    }

    VideoStream watch(VideoStreamOptions options) {
        return video.openStream(track, options);
    }

    /** Frames numbered from the first to the last, both included. */
    void sendNumbered(int first, int last) {
        for (int number = first; number <= last; number++) {
            source.capture(VideoFrames.numbered(number));
        }
    }

    static VideoFrame take(VideoStream stream) throws InterruptedException {
        VideoFrame frame = stream.poll(TIMEOUT);
        if (frame == null) {
            throw new AssertionError("no picture came: " + stream.end() + ", " + stream.statistics());
        }
        return frame;
    }

    static List<Integer> takeNumbers(VideoStream stream, int count) throws InterruptedException {
        List<Integer> numbers = new ArrayList<>();
        while (numbers.size() < count) {
            try (VideoFrame frame = take(stream)) {
                numbers.add(VideoFrames.number(frame));
            }
        }
        return numbers;
    }

    @Override
    public void close() {
        track.close();
        source.close();
    }
}
