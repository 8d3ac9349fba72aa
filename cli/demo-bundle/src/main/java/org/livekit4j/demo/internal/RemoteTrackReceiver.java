package org.livekit4j.demo.internal;

import java.util.function.Function;
import org.livekit4j.demo.StreamSnapshot;
import org.livekit4j.track.MediaStream;

/**
 * A track of a remote participant: its frames are counted and recorded.
 *
 * @param <S> the service that its streams come from
 * @param <F> the frames
 */
final class RemoteTrackReceiver<S, F> implements AutoCloseable {
    private final String name;
    private final FrameRecorder<S, F> recorder;
    private final Function<S, MediaStream<F>> opener;
    private volatile long received;

    RemoteTrackReceiver(String name, FrameRecorder<S, F> recorder, Function<S, MediaStream<F>> opener) {
        this.name = name;
        this.recorder = recorder;
        this.opener = opener;
    }

    /** Begins to receive; the stream is the caller's to close. */
    MediaStream<F> listen(S service) {
        MediaStream<F> stream = opener.apply(service);
        stream.listen(frame -> received(service, frame));
        return stream;
    }

    /** The listeners of two streams can meet when the service is replaced. */
    private synchronized void received(S service, F frame) {
        try {
            received++;
            recorder.record(service, frame);
        } finally {
            recorder.release(frame);
        }
    }

    StreamSnapshot snapshot() {
        return new StreamSnapshot(name, received, recorder.level());
    }

    /** Finishes its files. */
    @Override
    public synchronized void close() {
        recorder.close();
    }
}
