package org.livekit4j.demo.internal;

import java.util.function.BiFunction;
import org.livekit4j.demo.MediaSnapshot;
import org.livekit4j.testing.media.FrameLedger;

/**
 * One track of the demo for the whole run, over as many endpoints as its service comes and goes.
 *
 * @param <S> the service
 * @param <F> the frames
 * @param opener opens an endpoint of the track
 */
record TrackTest<S, F>(int track, String name, FrameLedger ledger, FrameRecorder<F> recorder,
        BiFunction<S, TrackTest<S, F>, TrackEndpoint<S, F>> opener) implements AutoCloseable {

    TrackEndpoint<S, F> open(S service) {
        return opener.apply(service, this);
    }

    /** A frame came with this mark, on the receiving thread. Only frames that count are recorded, not the silence between them. */
    void received(F frame, long mark, long now) {
        if (ledger.received(mark, now)) {
            recorder.record(frame);
        }
    }

    /** A frame of this track came; which one it is cannot be told. */
    void heard(F frame, long now) {
        if (ledger.heard(now)) {
            recorder.record(frame);
        }
    }

    MediaSnapshot.Stream snapshot() {
        return new MediaSnapshot.Stream(name, ledger.received(), recorder.level());
    }

    /** Finishes the track's files. No endpoint may be open. */
    @Override
    public void close() {
        recorder.close();
    }
}
