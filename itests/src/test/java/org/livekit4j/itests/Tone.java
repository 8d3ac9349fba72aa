package org.livekit4j.itests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.livekit4j.audio.AudioFrame;

/** Audio to send: sines, and frames that can be told apart. */
public final class Tone {
    public static final int FRAMES_A_SECOND = 100;
    public static final int AMPLITUDE = 12_000;

    private Tone() {}

    /** A sine in frames of 10 ms, the same in each channel. */
    public static List<AudioFrame> sine(double hertz, int sampleRate, int channels, int frames) {
        int size = sampleRate / FRAMES_A_SECOND;
        List<AudioFrame> tone = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            short[] samples = new short[size * channels];
            for (int j = 0; j < samples.length; j++) {
                long at = (long) i * size + j / channels;
                samples[j] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * hertz * at / sampleRate));
            }
            tone.add(new AudioFrame(samples, sampleRate, channels));
        }
        return tone;
    }

    /** A frame of 10 ms at 48 kHz whose samples all are this number. */
    static AudioFrame numbered(int number) {
        short[] samples = new short[480];
        Arrays.fill(samples, (short) number);
        return new AudioFrame(samples, 48_000, 1);
    }

    /** The number of a frame that has one; it holds nothing else. */
    static int number(AudioFrame frame) {
        short number = frame.data()[0];
        for (short sample : frame.data()) {
            if (sample != number) {
                throw new AssertionError("a frame of " + number + " holds " + sample + " too");
            }
        }
        return number;
    }
}
