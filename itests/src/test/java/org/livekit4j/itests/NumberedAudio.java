package org.livekit4j.itests;

import java.util.Arrays;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.track.StreamStatistics;

/** Frames of audio, each all of one number; processors put a mark into the second half. */
final class NumberedAudio implements Numbering.Medium {
    private static final int HALF = 240;

    private final AudioLine line;
    private final AudioStream stream;

    NumberedAudio(Audio audio) {
        line = AudioLine.direct(audio);
        stream = line.listen();
    }

    /** Marks from 1 to 32767, which are negative samples, where numbers are positive. */
    static AudioFrameProcessor marking(int mark) {
        return (frame, info) -> {
            Arrays.fill(frame.data(), HALF, 2 * HALF, (short) -mark);
            return frame;
        };
    }

    @Override
    public void send(int number) throws InterruptedException {
        line.sendNumbered(number, number);
    }

    @Override
    public int take(int number) throws InterruptedException {
        short[] samples = AudioLine.take(stream, 1).getFirst().data();
        int found = Tone.number(new AudioFrame(Arrays.copyOf(samples, HALF), 48_000, 1));
        if (found != number) {
            throw new AssertionError("frame " + found + " came where " + number + " was due");
        }
        return Math.max(0, -Tone.number(new AudioFrame(Arrays.copyOfRange(samples, HALF, 2 * HALF), 48_000, 1)));
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
