package org.livekit4j.bench.soak.media;

import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** Closes frames, as users do: at once, twice, on another thread, after a copy, after a conversion. */
public final class FrameDisposal implements Consumer<VideoFrame> {
    private final Round round;
    private final Video video;

    public FrameDisposal(Round round, Video video) {
        this.round = round;
        this.video = video;
    }

    @Override
    public void accept(VideoFrame frame) {
        try (frame) {
            switch (round.random().nextInt(20)) {
                case 0 -> frame.close();
                case 1 -> {
                    VideoFrame retained = frame.retain();
                    Thread.ofVirtual().name("soak disposal").start(retained::close);
                }
                case 2 -> frame.copy().close();
                case 3 -> video.convert(frame, round.oneOf(VideoBufferType.values()), round.oneIn(2)).close();
                default -> frame.plane(0).get(ValueLayout.JAVA_BYTE, 0);
            }
        } catch (LiveKitException | IllegalStateException e) {
            round.reports().tallies().refused.increment();
        }
    }
}
