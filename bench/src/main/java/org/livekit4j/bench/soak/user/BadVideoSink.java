package org.livekit4j.bench.soak.user;

import org.livekit4j.bench.soak.Round;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSink;

/** Counts pictures and does what its temper wants, in which case the picture is not its to close. */
public final class BadVideoSink implements VideoSink {
    private final Round round;
    private final Temper temper;

    public BadVideoSink(Round round) {
        this.round = round;
        temper = Temper.mostlyGood(round, 2);
    }

    @Override
    public void started(StreamInfo stream) {
        temper.show();
    }

    @Override
    public void frame(VideoFrame frame, StreamInfo stream) {
        round.reports().tallies().frames.increment();
        temper.show();
        frame.close();
    }

    @Override
    public void ended(StreamInfo stream, StreamEnd reason) {
        temper.show();
    }
}
