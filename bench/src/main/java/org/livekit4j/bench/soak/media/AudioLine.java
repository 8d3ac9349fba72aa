package org.livekit4j.bench.soak.media;

import java.util.function.Consumer;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.track.LocalAudioTrack;

/** A line of sound. */
public final class AudioLine implements Line<AudioFrame> {
    private static final int RATE = 48_000;
    private static final int SAMPLES = RATE / 100;

    private final Audio audio;
    private final AudioSource source;
    private final LocalAudioTrack track;
    private int sent;

    /** The source has no queue: a frame of 10 ms goes straight to the streams. */
    public AudioLine(Audio audio, String name) {
        this.audio = audio;
        source = audio.createSource(AudioSourceOptions.of(RATE, 1).withQueueSizeMs(0));
        try {
            track = audio.createTrack(name, source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public LocalAudioTrack track() {
        return track;
    }

    /** Sends 10 ms of a tone. */
    @Override
    public void send() throws InterruptedException {
        short[] samples = new short[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * (sent * SAMPLES + i) / RATE));
        }
        sent++;
        source.capture(new AudioFrame(samples, RATE, 1));
    }

    @Override
    public int frameMillis() {
        return 10;
    }

    @Override
    public AudioStream openStream() {
        return audio.openStream(track, AudioStreamOptions.DEFAULTS);
    }

    @Override
    public AudioStream openStream(Round round) {
        return audio.openStream(track, anyOptions(round));
    }

    public static AudioStreamOptions anyOptions(Round round) {
        return AudioStreamOptions.DEFAULTS.withSampleRate(round.oneOf(8_000, 16_000, 44_100, 48_000))
                .withNumChannels(round.oneOf(1, 2))
                .withCapacity(round.oneOf(0, 1, 5, 50)).withFrameSizeMs(round.oneOf(10, 10, 20, 100));
    }

    @Override
    public Consumer<AudioFrame> disposal(Round round) {
        return frame -> {
        };
    }

    @Override
    public void close() {
        track.close();
        source.close();
    }
}
