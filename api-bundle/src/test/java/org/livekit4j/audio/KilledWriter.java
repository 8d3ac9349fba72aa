package org.livekit4j.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes audio until it is killed, and tells how many frames are written. */
public final class KilledWriter {
    static final int FRAME = 480;

    private KilledWriter() {}

    public static void main(String[] args) throws IOException {
        short[] samples = new short[FRAME];
        Arrays.fill(samples, (short) 5);
        WavWriter wav = WavWriter.create(Path.of(args[0]), 48_000, 1);
        for (int written = 1; written < 100_000; written++) {
            wav.write(new AudioFrame(samples, 48_000, 1));
            System.out.write(Math.min(written, 123));
            System.out.flush();
        }
    }
}
