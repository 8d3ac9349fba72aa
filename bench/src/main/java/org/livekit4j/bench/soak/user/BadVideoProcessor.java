package org.livekit4j.bench.soak.user;

import org.livekit4j.bench.soak.Round;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;

/** Passes, copies, retains, replaces or loses frames. */
public final class BadVideoProcessor implements VideoFrameProcessor {
    private final Round round;
    private final Temper temper;

    public BadVideoProcessor(Round round) {
        this.round = round;
        temper = Temper.mostlyGood(round, 2);
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
