package org.livekit4j.demo.internal;

import java.util.function.Function;
import org.livekit4j.demo.MediaSnapshot;
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
    private MediaStream<F> stream;
    private volatile long received;

    RemoteTrackReceiver(String name, FrameRecorder<S, F> recorder, Function<S, MediaStream<F>> opener) {
        this.name = name;
        this.recorder = recorder;
        this.opener = opener;
    }

    /** Begins to receive; not by two threads at once. */
    void listen(S service) {
        try {
            stream = opener.apply(service);
            stream.listen(frame -> received(service, frame));
        } catch (IllegalStateException e) {
            // The track has ended, and the room is about to say so.
        }
    }

    /** Receives no more, until it listens again. */
    void stop() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
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

    MediaSnapshot.Stream snapshot() {
        return new MediaSnapshot.Stream(name, received, recorder.level());
    }

    /** Finishes its files. */
    @Override
    public synchronized void close() {
        recorder.close();
    }
}
