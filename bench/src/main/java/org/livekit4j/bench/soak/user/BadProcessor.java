package org.livekit4j.bench.soak.user;

import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;

/** Passes, keeps, copies, replaces or loses frames, and does what its temper wants. */
public final class BadProcessor implements AudioFrameProcessor, VideoFrameProcessor {
    private final Round round;
    private final Temper temper;

    public BadProcessor(Round round) {
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

    @Override
    public VideoFrame process(VideoFrame frame, StreamInfo stream) {
        temper.show();
        return switch (round.random().nextInt(20)) {
            case 0 -> null;
            case 1 -> frame.copy();
            case 2 -> VideoFrame.allocate(VideoBufferType.I420, 16, 16);
            case 3 -> {
                VideoFrame kept = frame.retain();
                Thread.ofVirtual().name("soak keeping").start(kept::close);
                yield frame;
            }
            default -> frame;
        };
    }
}
