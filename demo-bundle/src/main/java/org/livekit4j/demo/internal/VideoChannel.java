package org.livekit4j.demo.internal;

import java.lang.foreign.MemorySegment;
import org.livekit4j.demo.StreamSnapshot;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** One video track: what comes back is counted, and now and then kept as a file. */
final class VideoChannel implements TrackTest<Video> {
    private final int track;
    private final String name;
    private final Transport transport;
    private final PictureFormat format;
    private final FrameLedger ledger;
    private final SnapshotRecorder snapshotRecorder;

    VideoChannel(int track, Transport transport, PictureFormat format, LatencyMeter latency, Output output, Problems problems) {
        this.track = track;
        this.name = "video-%02d".formatted(track + 1);
        this.transport = transport;
        this.format = format;
        this.ledger = new FrameLedger(track, latency);
        this.snapshotRecorder = new SnapshotRecorder(name, output, problems);
    }

    @Override
    public FrameLedger ledger() {
        return ledger;
    }

    @Override
    public DeliveryThreshold expectation() {
        return transport.expectation();
    }

    @Override
    public TrackEndpoint open(Video service) {
        return transport.open(service, this);
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
     * @param mark that it carries, or {@link FrameMarker#NONE}
     */
    void received(Video video, VideoFrame frame, long mark, long now) {
        if (ledger.received(mark, now) && snapshotRecorder.due(now)) {
            snapshotRecorder.take(video, frame);
        }
    }

    @Override
    public StreamSnapshot snapshot() {
        return new StreamSnapshot(name, ledger.received(), 0);
    }

    @Override
    public void close() {
        snapshotRecorder.close();
    }

    /** What a picture carries, or {@link FrameMarker#NONE}. */
    static long mark(VideoFrame frame) {
        if (frame.type() != VideoBufferType.I420) {
            return FrameMarker.NONE;
        }
        MemorySegment luma = frame.plane(0);
        return PictureStamp.read(luma, frame.width(), frame.layout(0).stride());
    }
}
