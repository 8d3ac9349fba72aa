package org.livekit4j.examples.echo;

import java.util.function.LongConsumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.StreamEnd;

/** A tone, and the stream on which it is heard: for as long as one audio service is there. */
record EchoLine(AudioSource source, LocalAudioTrack track, AudioStream stream) implements AutoCloseable {
    private static final int RATE = 48_000;
    private static final int FRAMES_A_SECOND = 100;

    static EchoLine open(Audio audio) {
        AudioSource source = audio.createSource(AudioSourceOptions.of(RATE, 1).withQueueSizeMs(100));
        LocalAudioTrack track = audio.createTrack("echo", source);
        EchoLine line = new EchoLine(source, track, audio.openStream(track, AudioStreamOptions.DEFAULTS));
        Thread.startVirtualThread(line::sing);
        return line;
    }

    /** Nothing here keeps the time: a capture waits while the source has enough to play. */
    private void sing() {
        short[] samples = new short[RATE / FRAMES_A_SECOND]; // 10 ms
        try {
            for (int i = 0;; i = (i + samples.length) % RATE) {
                for (int j = 0; j < samples.length; j++) {
                    samples[j] = (short) (10_000 * Math.sin(2 * Math.PI * 440 * (i + j) / RATE));
                }
                source.capture(new AudioFrame(samples, RATE, 1));
            }
        } catch (IllegalStateException | LiveKitException | InterruptedException e) {
            // The source is closed: the tone is over
        }
    }

    /** Tells the level of each second, until the stream ends. */
    StreamEnd listen(LongConsumer level) {
        double squares = 0;
        int frames = 0;
        for (AudioFrame frame : stream) {
            for (short sample : frame.data()) {
                squares += sample * sample;
            }
            if (++frames % FRAMES_A_SECOND == 0) {
                level.accept(Math.round(Math.sqrt(squares / RATE)));
                squares = 0;
            }
        }
        return stream.end().orElseThrow();
    }

    @Override
    public void close() {
        stream.close();
        source.close();
        track.close();
    }
}
