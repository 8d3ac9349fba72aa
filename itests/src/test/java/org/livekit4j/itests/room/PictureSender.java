package org.livekit4j.itests.room;

import java.time.Duration;
import org.livekit4j.itests.Colour;
import org.livekit4j.itests.VideoFrames;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;

/** A track with pictures of one colour, 15 a second until it is closed. */
final class PictureSender implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(66);

    private final VideoSource source;
    private final LocalVideoTrack track;
    private final Thread thread;

    PictureSender(Video video, String name, int width, int height, Colour colour) {
        source = video.createSource(VideoSourceOptions.of(width, height));
        track = video.createTrack(name, source);
        VideoFrame picture = VideoFrames.of(colour, VideoBufferType.I420, width, height);
        thread = Thread.ofVirtual().name("picture sender").start(() -> send(picture));
    }

    LocalVideoTrack track() {
        return track;
    }

    private void send(VideoFrame picture) {
        try {
            while (true) {
                source.capture(picture);
                Thread.sleep(PACE);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        track.close();
        source.close();
    }
}
