package org.livekit4j.demo.internal;

import org.livekit4j.demo.StreamSnapshot;
import org.livekit4j.testing.media.FrameLedger;

/**
 * One track of the demo for the whole run, over as many endpoints as its service comes and goes.
 *
 * @param <S> the service
 * @param <F> the frames
 */
final class TrackTest<S, F> implements AutoCloseable {
    private final int track;
    private final FrameLedger ledger;
    private final String name;
    private final FrameRecorder<S, F> recorder;
    private final Opener<S, F> opener;

    TrackTest(int track, LatencyMeter latency, String name, FrameRecorder<S, F> recorder, Opener<S, F> opener) {
        this.track = track;
        this.ledger = new FrameLedger(track, latency::record);
        this.name = name;
        this.recorder = recorder;
        this.opener = opener;
    }

    int track() {
        return track;
    }

    String name() {
        return name;
    }

    FrameLedger ledger() {
        return ledger;
    }

    TrackEndpoint<S, F> open(S service) {
        return opener.open(service, this);
    }

    /** A frame came with this mark, on the receiving thread. What is recorded is what is counted: not the silence between. */
    void received(S service, F frame, long mark, long now) {
        if (ledger.received(mark, now)) {
            recorder.record(service, frame);
        }
    }

    /** A frame of this track came; which one it is cannot be told. */
    void heard(S service, F frame, long now) {
        if (ledger.heard(now)) {
            recorder.record(service, frame);
        }
    }

    StreamSnapshot snapshot() {
        return new StreamSnapshot(name, ledger.received(), recorder.level());
    }

    /** Finishes the track's files. No endpoint may be open. */
    @Override
    public void close() {
        recorder.close();
    }

    @FunctionalInterface
    interface Opener<S, F> {
        TrackEndpoint<S, F> open(S service, TrackTest<S, F> test);
    }
}
