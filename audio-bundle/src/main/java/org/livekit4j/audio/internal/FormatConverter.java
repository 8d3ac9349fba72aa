package org.livekit4j.audio.internal;

import java.util.Arrays;
import java.util.function.Function;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.Resampler;
import org.livekit4j.audio.ResamplerOptions;

/**
 * Converts the frames of one signal to one sample rate and number of channels. Mono is copied to all channels and made of the
 * average of all; otherwise the first channels are kept. Only {@link #close} may be called by another thread.
 */
final class FormatConverter implements AutoCloseable {
    private static final short[] NOTHING = {};

    private final int sampleRate;
    private final int numChannels;
    private final Function<ResamplerOptions, Resampler> resamplers;
    private volatile Resampler resampler;
    private volatile boolean closed;

    FormatConverter(int sampleRate, int numChannels, Function<ResamplerOptions, Resampler> resamplers) {
        this.sampleRate = sampleRate;
        this.numChannels = numChannels;
        this.resamplers = resamplers;
    }

    /** What is ready of the frame; its own array if there is nothing to convert. */
    short[] convert(AudioFrame frame) {
        if (frame.sampleRate() == sampleRate) {
            short[] samples = remix(frame.data(), frame.numChannels(), numChannels);
            return resampler == null ? samples : join(flush(), samples);
        }
        int channels = Math.min(frame.numChannels(), numChannels);
        ResamplerOptions wanted = ResamplerOptions.of(frame.sampleRate(), sampleRate, channels);
        short[] before = NOTHING;
        if (resampler == null || !resampler.options().equals(wanted)) {
            before = flush();
            resampler = resamplers.apply(wanted);
            if (closed) {
                resampler.close(); // close() may have come too early for it
            }
        }
        short[] samples = remix(frame.data(), frame.numChannels(), channels);
        AudioFrame resampled = resampler.push(new AudioFrame(samples, frame.sampleRate(), channels));
        return join(before, remix(resampled.data(), channels, numChannels));
    }

    /** The rest of the signal. */
    short[] flush() {
        try (Resampler last = resampler) {
            if (last == null) {
                return NOTHING;
            }
            resampler = null;
            return remix(last.flush().data(), last.options().numChannels(), numChannels);
        }
    }

    private static short[] join(short[] first, short[] second) {
        if (first.length == 0) {
            return second;
        }
        short[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    static short[] remix(short[] samples, int from, int to) {
        if (from == to) {
            return samples;
        }
        int length = samples.length / from;
        short[] remixed = new short[Math.multiplyExact(length, to)];
        for (int i = 0; i < length; i++) {
            if (to == 1) {
                int sum = 0;
                for (int channel = 0; channel < from; channel++) {
                    sum += samples[i * from + channel];
                }
                remixed[i] = (short) (sum / from);
            } else {
                for (int channel = 0; channel < to; channel++) {
                    remixed[i * to + channel] = from == 1 ? samples[i] : channel < from ? samples[i * from + channel] : 0;
                }
            }
        }
        return remixed;
    }

    @Override
    public void close() {
        closed = true;
        Resampler last = resampler;
        if (last != null) {
            last.close();
        }
    }
}
