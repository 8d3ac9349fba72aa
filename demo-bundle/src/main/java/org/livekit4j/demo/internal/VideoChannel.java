package org.livekit4j.demo.internal;

import java.lang.foreign.MemorySegment;
import org.livekit4j.demo.StreamSnapshot;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** One video track: what comes back is counted, and now and then kept as a file. */
final class VideoChannel implements Channel<Video> {
    private final int track;
    private final String name;
    private final Venue venue;
    private final PictureFormat format;
    private final FrameLedger ledger;
    private final Stills stills;

    VideoChannel(int track, Venue venue, PictureFormat format, LatencyMeter latency, Output output, Problems problems) {
        this.track = track;
        this.name = "video-%02d".formatted(track + 1);
        this.venue = venue;
        this.format = format;
        this.ledger = new FrameLedger(track, latency);
        this.stills = new Stills(name, output, problems);
    }

    @Override
    public FrameLedger ledger() {
        return ledger;
    }

    @Override
    public Expectation expectation() {
        return venue.expectation();
    }

    @Override
    public Link open(Video service) {
        return venue.open(service, this);
    }

    int track() {
        return track;
    }

    String name() {
        return name;
    }

    PictureFormat format() {
        return format;
    }

    /**
     * A picture came, on the receiving thread; it stays the caller's.
     *
     * @param mark that it carries, or {@link Stamp#NONE}
     */
    void received(Video video, VideoFrame frame, long mark, long now) {
        if (ledger.received(mark, now) && stills.due(now)) {
            stills.take(video, frame);
        }
    }

    @Override
    public StreamSnapshot snapshot() {
        return new StreamSnapshot(name, ledger.received(), 0);
    }

    @Override
    public void close() {
        stills.close();
    }

    /** What a picture carries, or {@link Stamp#NONE}. */
    static long mark(VideoFrame frame) {
        if (frame.type() != VideoBufferType.I420) {
            return Stamp.NONE;
        }
        MemorySegment luma = frame.plane(0);
        return PictureStamp.read(luma, frame.width(), frame.layout(0).stride());
    }
}
