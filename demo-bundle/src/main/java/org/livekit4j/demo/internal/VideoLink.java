package org.livekit4j.demo.internal;

import java.lang.foreign.Arena;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** Pictures there and back. */
final class VideoLink implements TrackEndpoint {
    /** Enough for a machine that is held up for half a second: each picture counts here, not only the latest. */
    private static final int CAPACITY = 16;
    private static final VideoStreamOptions STREAM = VideoStreamOptions.DEFAULTS.withFormat(VideoBufferType.I420)
            .withCapacity(CAPACITY);

    private final VideoChannel channel;
    private final Video video;
    private final Resources resources = new Resources();
    private final PictureSource picture;
    private final VideoSource source;
    private final VideoStream stream;
    private VideoFrame frame;

    VideoLink(Video video, VideoChannel channel) {
        this.channel = channel;
        this.video = video;
        PictureFormat format = channel.format();
        try {
            // Shared, because it is drawn by one thread and freed by another, once in the life of the link.
            Arena memory = resources.add(Arena.ofShared());
            picture = new PictureSource(memory, channel.track(), format.width(), format.height());
            source = resources.add(video.createSource(VideoSourceOptions.of(format.width(), format.height())));
            LocalVideoTrack track = resources.add(video.createTrack(channel.name(), source));
            stream = resources.add(video.openStream(track, STREAM));
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    @Override
    public void prepare(long sequence) {
        frame = picture.draw(sequence);
    }

    @Override
    public void capture() {
        source.capture(frame);
    }

    @Override
    public void settle() {
        // A picture is through when capturing returns; the receiver has it soon after.
    }

    @Override
    public void receive() throws InterruptedException {
        for (VideoFrame next = stream.take(); next != null; next = stream.take()) {
            try (VideoFrame received = next) {
                channel.received(video, received, VideoChannel.mark(received), System.nanoTime());
            }
        }
    }

    @Override
    public void close() {
        resources.close();
    }
}
