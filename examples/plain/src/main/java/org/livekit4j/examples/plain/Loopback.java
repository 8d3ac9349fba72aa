package org.livekit4j.examples.plain;

import org.livekit4j.LiveKit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.track.LocalAudioTrack;

/** Sends half a second of a tone through LiveKit's native library and listens to it. No server, no framework. */
public final class Loopback {
    private static final int RATE = 48_000;

    private Loopback() {}

    public static void main(String[] args) throws InterruptedException {
        try (LiveKit livekit = LiveKit.create();
                AudioSource source = livekit.audio().createSource(RATE, 1);
                LocalAudioTrack track = livekit.audio().createTrack("tone", source);
                AudioStream stream = livekit.audio().openStream(track)) {
            source.capture(tone(440, 10_000));
            int loudest = 0;
            while (loudest < 10_000) {
                for (short sample : stream.take().data()) {
                    loudest = Math.max(loudest, sample);
                }
            }
            System.out.println("a tone of amplitude 10000 came back with " + loudest);
        }
    }

    private static AudioFrame tone(int hertz, int amplitude) {
        short[] samples = new short[RATE / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return new AudioFrame(samples, RATE, 1);
    }
}
