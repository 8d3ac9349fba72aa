package org.livekit4j.bench.soak.media;

import java.util.function.Consumer;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** A line of video frames, each of another type than the last. */
public final class VideoLine implements Line<VideoFrame> {
    private static final VideoBufferType[] TYPES = VideoBufferType.values();

    private final Video video;
    private final VideoSource source;
    private final LocalVideoTrack track;
    private int sent;

    public VideoLine(Video video, String name, int width, int height) {
        this.video = video;
        source = video.createSource(VideoSourceOptions.of(width, height));
        try {
            track = video.createTrack(name, source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public LocalVideoTrack track() {
        return track;
    }

    /** Sends a frame of zeros. */
    @Override
    public void send() {
        VideoBufferType type = TYPES[sent++ % TYPES.length];
        source.capture(VideoFrame.allocate(type, source.options().width(), source.options().height()));
    }

    @Override
    public int frameMillis() {
        return 50;
    }

    @Override
    public VideoStream openStream() {
        return video.openStream(track, VideoStreamOptions.DEFAULTS);
    }

    @Override
    public VideoStream openStream(Round round) {
        return video.openStream(track, anyOptions(round));
    }

    public static VideoStreamOptions anyOptions(Round round) {
        VideoStreamOptions options = VideoStreamOptions.DEFAULTS.withCapacity(round.oneOf(0, 1, 3));
        return round.oneIn(2) ? options : options.withFormat(round.oneOf(VideoBufferType.I420, VideoBufferType.RGBA));
    }

    @Override
    public Consumer<VideoFrame> disposal(Round round) {
        return new FrameDisposal(round, video);
    }

    @Override
    public void close() {
        track.close();
        source.close();
    }
}
