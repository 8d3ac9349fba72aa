package org.livekit4j.audio.internal;

import java.util.Arrays;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.Resampler;
import org.livekit4j.audio.ResamplerOptions;

/** Repeats each sample, and keeps the last one of each frame back. */
final class DoublingResampler implements Resampler {
    final ResamplerOptions options;
    private short[] rest = {};
    boolean closed;

    DoublingResampler(ResamplerOptions options) {
        this.options = options;
    }

    @Override
    public ResamplerOptions options() {
        return options;
    }

    @Override
    public AudioFrame push(AudioFrame frame) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        int channels = frame.numChannels();
        short[] all = new short[rest.length + frame.data().length];
        System.arraycopy(rest, 0, all, 0, rest.length);
        System.arraycopy(frame.data(), 0, all, rest.length, frame.data().length);
        rest = Arrays.copyOfRange(all, all.length - channels, all.length);
        return doubled(Arrays.copyOf(all, all.length - channels), channels);
    }

    private AudioFrame doubled(short[] samples, int channels) {
        short[] doubled = new short[2 * samples.length];
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] = samples[i / channels / 2 * channels + i % channels];
        }
        return new AudioFrame(doubled, options.outputSampleRate(), channels);
    }

    @Override
    public AudioFrame flush() {
        AudioFrame last = doubled(rest, options.numChannels());
        rest = new short[0];
        return last;
    }

    @Override
    public void close() {
        closed = true;
    }
}
