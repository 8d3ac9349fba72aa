package org.livekit4j.examples.echo;

import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.track.LocalAudioTrack;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears its own tone, and logs once a second how loud that is. It runs for as long as the audio service is there. */
@Component(service = {})
public final class Echo {
    private static final Logger LOG = LoggerFactory.getLogger(Echo.class);
    private static final int RATE = 48_000;
    private static final int FRAMES_A_SECOND = 100;

    private final AudioSource source;
    private final LocalAudioTrack track;
    private final AudioStream stream;

    @Activate
    public Echo(@Reference Audio audio) {
        source = audio.createSource(AudioSourceOptions.of(RATE, 1).withQueueSizeMs(100));
        track = audio.createTrack("echo", source);
        stream = audio.openStream(track, AudioStreamOptions.DEFAULTS);
        Thread.startVirtualThread(this::sing);
        Thread.startVirtualThread(this::listen);
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
        } catch (IllegalStateException | InterruptedException e) {
            LOG.info("The tone is over");
        }
    }

    private void listen() {
        double squares = 0;
        int frames = 0;
        for (AudioFrame frame : stream) {
            for (short sample : frame.data()) {
                squares += sample * sample;
            }
            if (++frames % FRAMES_A_SECOND == 0) {
                LOG.info("The echo's level is {}", Math.round(Math.sqrt(squares / RATE)));
                squares = 0;
            }
        }
    }

    @Deactivate
    void stop() {
        stream.close();
        source.close();
        track.close();
    }
}
