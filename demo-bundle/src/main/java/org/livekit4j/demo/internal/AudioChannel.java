package org.livekit4j.demo.internal;

import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.demo.StreamSnapshot;

/** One audio track: what comes back is counted, metered and recorded. */
final class AudioChannel implements TrackTest<Audio> {
    private final int track;
    private final String name;
    private final Transport transport;
    private final FrameLedger ledger;
    private final Recording recording;
    private volatile double level;

    AudioChannel(int track, Transport transport, LatencyMeter latency, Output output, Problems problems) {
        this.track = track;
        this.name = "audio-%02d".formatted(track + 1);
        this.transport = transport;
        this.ledger = new FrameLedger(track, latency);
        this.recording = new Recording(name, output, problems);
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
    public TrackEndpoint open(Audio service) {
        return transport.open(service, this);
    }

    int track() {
        return track;
    }

    String name() {
        return name;
    }

    /** A frame came, on the receiving thread. What is recorded is what is counted: not the silence between. */
    void received(AudioFrame frame, long now) {
        if (ledger.received(AudioStamp.read(frame.data()), now)) {
            keep(frame);
        }
    }

    /** A frame with this track's tone came; which one it is cannot be told. */
    void heard(AudioFrame frame, long now) {
        if (ledger.heard(now)) {
            keep(frame);
        }
    }

    private void keep(AudioFrame frame) {
        level = LevelMeter.rms(frame.data());
        recording.write(frame.data());
    }

    @Override
    public StreamSnapshot snapshot() {
        return new StreamSnapshot(name, ledger.received(), level);
    }

    @Override
    public void close() {
        recording.close();
    }
}
