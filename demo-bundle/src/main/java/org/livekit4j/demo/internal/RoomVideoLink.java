package org.livekit4j.demo.internal;

import java.lang.foreign.Arena;
import java.time.Duration;
import org.livekit4j.room.DegradationPreference;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.VideoEncoding;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/**
 * Pictures into a room, and to the witness. A picture's number survives the encoder as long as the picture is not made smaller; those
 * that open the way have a number of their own. A picture counts if its colours are those of its track, too.
 */
final class RoomVideoLink implements TrackEndpoint {
    private static final int CAPACITY = 16;
    private static final VideoStreamOptions STREAM = VideoStreamOptions.DEFAULTS.withFormat(VideoBufferType.I420)
            .withCapacity(CAPACITY);
    /** Enough for a picture of which little moves; the native default would leave out pictures above 25 a second. */
    private static final int PIXELS_A_BIT = 8;
    private static final long MIN_BITRATE = 300_000;
    private static final TrackPublishOptions PUBLISH = TrackPublishOptions.DEFAULTS.withSource(TrackSource.CAMERA)
            .withSimulcast(false).withDegradationPreference(DegradationPreference.MAINTAIN_RESOLUTION);

    private final Video video;
    private final VideoChannel channel;
    private final Duration interval;
    private final Resources resources = new Resources();
    private final PictureSource picture;
    private final VideoSource source;
    private final Publication publication;
    private VideoFrame frame;
    private volatile boolean seen;
    private volatile boolean closed;

    RoomVideoLink(Video video, VideoChannel channel, RoomTransport transport) {
        this.video = video;
        this.channel = channel;
        PictureFormat format = channel.format();
        this.interval = Duration.ofSeconds(1).dividedBy(format.fps());
        try {
            // Shared, because it is drawn by one thread and freed by another, once in the life of the link.
            Arena memory = resources.add(Arena.ofShared());
            picture = new PictureSource(memory, channel.track(), format.width(), format.height());
            source = resources.add(video.createSource(VideoSourceOptions.of(format.width(), format.height())));
            LocalVideoTrack track = resources.add(video.createTrack(channel.name(), source));
            publication = resources.add(transport.publish(track, PUBLISH.withVideoEncoding(encoding(format))));
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    private static VideoEncoding encoding(PictureFormat format) {
        long pixels = (long) format.width() * format.height() * format.fps();
        return VideoEncoding.of(Math.max(MIN_BITRATE, pixels / PIXELS_A_BIT), format.fps());
    }

    @Override
    public void prime() throws InterruptedException {
        publication.awaitPublished();
        while (publication.witnessed() && !seen && !closed) {
            prepare(FrameMarker.LAST);
            capture();
            Thread.sleep(interval);
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
        // The encoder has a picture when capturing returns, and keeps none for long.
    }

    @Override
    public void receive() throws InterruptedException {
        if (!publication.witnessed()) {
            return;
        }
        VideoStream stream = resources.add(video.openStream((RemoteVideoTrack) publication.awaitArrival(), STREAM));
        for (VideoFrame next = stream.take(); next != null; next = stream.take()) {
            try (VideoFrame received = next) {
                received(received);
            }
        }
    }

    private void received(VideoFrame received) {
        long mark = VideoChannel.mark(received);
        if (mark == FrameMarker.mark(channel.track(), FrameMarker.LAST)) {
            seen = true;
        } else if (TestCard.shows(received, channel.track())) {
            channel.received(video, received, mark, System.nanoTime());
        }
    }

    @Override
    public void close() {
        closed = true;
        resources.close();
    }
}
