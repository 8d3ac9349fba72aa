package org.livekit4j.recorder.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.track.RemoteAudioTrack;

/** All voices of a room in a chain of files, from the beginning of the recording on, no matter which participant speaks. */
final class Mix {
    /** What is late by less leaves no gap: more than a mixer for ears has, because nobody waits for a recording. */
    static final int DELAY_MS = 60;
    /** Samples of each channel in a millisecond. */
    private static final long MS = OpusPackets.RATE / 1_000;
    private static final long NANOS_OF_MS = 1_000_000;

    private final Studio studio;
    private final FileChain chain;
    private final AudioMixer mixer;
    /** How many samples each input has lost so far. */
    private final Map<AudioMixerInput, Input> inputs = new ConcurrentHashMap<>();

    /** What is known of an input. */
    private static final class Input {
        private final AudioStream stream;
        private long lost;

        Input(AudioStream stream) {
            this.stream = stream;
        }

        /** How many samples it has lost since it was asked last. */
        long lost(AudioMixerInput input) {
            long now = stream.statistics().dropped() * Studio.FRAME_SAMPLES + input.statistics().droppedMs() * MS;
            long more = Math.max(0, now - lost);
            lost += more;
            return more;
        }
    }

    Mix(Studio studio, FileChain chain) {
        this.studio = studio;
        this.chain = chain;
        mixer = studio.audio().get().createMixer(AudioMixerOptions.of(OpusPackets.RATE, studio.options().numChannels())
                .withDelayMs(DELAY_MS).withQueueSizeMs(Studio.QUEUE_MS));
    }

    void add(Source source, RemoteAudioTrack track) {
        AudioStream stream = studio.audio().get().openStream(track, studio.stream());
        try {
            inputs.put(mixer.addInput(source.shown(), stream), new Input(stream));
        } catch (IllegalStateException e) { // it was closed meanwhile
            stream.close();
            throw e;
        }
    }

    /** Until it is told to stop and all is mixed that came before, or the mixer is gone. */
    void run() {
        long startNanos = System.nanoTime();
        long place = -DELAY_MS * MS;
        try (mixer) {
            AudioFrame frame;
            while (!isOver(place, startNanos) && (frame = mixer.take()) != null) {
                if (place >= 0) { // an input is never heard before
                    chain.audio(place + mixer.skippedMs() * MS, frame.data());
                }
                place += frame.samplesPerChannel();
                if (place % OpusPackets.RATE == 0) {
                    countLosses();
                }
            }
            countLosses();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOver(long place, long startNanos) {
        return studio.workers().stopping()
                && place + mixer.skippedMs() * MS >= (studio.workers().stoppedNanos() - startNanos) / NANOS_OF_MS * MS;
    }

    private void countLosses() {
        inputs.forEach((input, known) -> chain.lose(known.lost(input), 0));
        inputs.keySet().retainAll(mixer.inputs());
    }
}
