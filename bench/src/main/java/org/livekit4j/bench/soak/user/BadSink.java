package org.livekit4j.bench.soak.user;

import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSink;

/** Counts frames and does what its temper wants, in which case a frame is not its to close. */
public final class BadSink implements AudioSink, VideoSink {
    private final Round round;
    private final Temper temper;

    public BadSink(Round round) {
        this.round = round;
        temper = Temper.mostlyGood(round, 2);
    }

    @Override
    public void started(StreamInfo stream) {
        temper.show();
    }

    @Override
    public void frame(AudioFrame frame, StreamInfo stream) {
        round.reports().tallies().frames.increment();
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
