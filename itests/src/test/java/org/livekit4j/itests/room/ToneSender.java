package org.livekit4j.itests.room;

import java.util.List;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.itests.Tone;
import org.livekit4j.track.LocalAudioTrack;

/** A track with a tone on it, sent in real time until it is closed. */
final class ToneSender implements AutoCloseable {
    private final AudioSource source;
    private final LocalAudioTrack track;
    private final Thread thread;

    ToneSender(Audio audio, String name, int hertz) {
        this(audio, name, Tone.sine(hertz, 48_000, 1, Tone.FRAMES_A_SECOND));
    }

    /** @param frames of one format; the first follows the last */
    ToneSender(Audio audio, String name, List<AudioFrame> frames) {
        AudioFrame first = frames.getFirst();
        source = audio.createSource(AudioSourceOptions.of(first.sampleRate(), first.numChannels()).withQueueSizeMs(100));
        track = audio.createTrack(name, source);
        thread = Thread.ofVirtual().name("tone sender").start(() -> send(frames));
    }

    LocalAudioTrack track() {
        return track;
    }

    /** The source's queue sets the pace. */
    private void send(List<AudioFrame> frames) {
        try {
            while (true) {
                for (AudioFrame frame : frames) {
                    source.capture(frame);
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        track.close();
        source.close();
    }
}
