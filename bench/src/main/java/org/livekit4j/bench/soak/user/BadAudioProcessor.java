package org.livekit4j.bench.soak.user;

import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.track.StreamInfo;

/** Changes, keeps, replaces or loses frames. */
public final class BadAudioProcessor implements AudioFrameProcessor {
    private final Round round;
    private final Temper temper;

    public BadAudioProcessor(Round round) {
        this.round = round;
        temper = Temper.mostlyGood(round, 2);
    }

    @Override
    public AudioFrame process(AudioFrame frame, StreamInfo stream) {
        temper.show();
        return switch (round.random().nextInt(20)) {
            case 0 -> null;
            case 1 -> AudioFrame.silence(frame.sampleRate(), frame.numChannels(), frame.samplesPerChannel());
            case 2 -> AudioFrame.silence(frame.sampleRate(), frame.numChannels(), 1);
            case 3 -> new AudioFrame(new short[0], 8_000, 1);
            default -> frame;
        };
    }
}
