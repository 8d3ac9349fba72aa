package org.livekit4j.itests;

import java.lang.foreign.ValueLayout;
import org.livekit4j.track.StreamStatistics;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;
import org.livekit4j.video.VideoStream;

/** Frames with a number in their first row; processors put a mark into the second one, of a copy. */
final class NumberedVideo implements Numbering.Medium {
    /** Two bytes of white. */
    private static final int UNMARKED = Colour.WHITE.y() * 0x101;

    private final VideoLine line;
    private final VideoStream stream;

    NumberedVideo(Video video) {
        line = VideoLine.open(video);
        stream = line.watch();
    }

    /** Marks from 1 to 32767. */
    static VideoFrameProcessor marking(int mark) {
        return (frame, info) -> {
            VideoFrame copy = frame.copy();
            copy.plane(0).set(ValueLayout.JAVA_BYTE, frame.width(), (byte) mark);
            copy.plane(0).set(ValueLayout.JAVA_BYTE, frame.width() + 1, (byte) (mark >> 8));
            return copy;
        };
    }

    @Override
    public void send(int number) {
        line.sendNumbered(number, number);
    }

    @Override
    public int take(int number) throws InterruptedException {
        try (VideoFrame frame = VideoLine.take(stream)) {
            int found = VideoFrames.number(frame);
            if (found != number) {
                throw new AssertionError("picture " + found + " came where " + number + " was due");
            }
            int mark = VideoFrames.at(frame, 0, 0, 1) + (VideoFrames.at(frame, 0, 1, 1) << 8);
            return mark == UNMARKED ? 0 : mark;
        }
    }

    StreamStatistics statistics() {
        return stream.statistics();
    }

    @Override
    public void close() {
        stream.close();
        line.close();
    }
}
