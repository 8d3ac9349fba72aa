package org.livekit4j.demo.internal;

import org.livekit4j.demo.StreamSnapshot;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** A remote video track: its frames are counted, and some are kept as files. */
final class GuestVideo implements RemoteTrackReceiver<Video> {
    /** They are to be counted, not only to be seen. */
    private static final VideoStreamOptions STREAM = VideoStreamOptions.DEFAULTS.withCapacity(16);

    private final RemoteVideoTrack track;
    private final String name;
    private final SnapshotRecorder snapshotRecorder;
    private volatile long received;
    private boolean closed;

    GuestVideo(RemoteVideoTrack track, String name, Output output, Problems problems) {
        this.track = track;
        this.name = name;
        this.snapshotRecorder = new SnapshotRecorder(name, output, problems);
    }

    @Override
    public MediaStream<?> listen(Video service) {
        VideoStream stream = service.openStream(track, STREAM);
        stream.listen(frame -> received(service, frame));
        return stream;
    }

    /** The listeners of two streams can meet when the service is replaced. */
    private synchronized void received(Video video, VideoFrame next) {
        try (VideoFrame frame = next) {
            received++;
            if (!closed && snapshotRecorder.due(System.nanoTime())) {
                snapshotRecorder.take(video, frame);
            }
        }
    }

    @Override
    public StreamSnapshot snapshot() {
        return new StreamSnapshot(name, received, 0);
    }

    @Override
    public synchronized void close() {
        closed = true;
        snapshotRecorder.close();
    }
}
