package org.livekit4j.itests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.track.LocalAudioTrack;

/** A source and its track, on which streams can be opened. */
record AudioLine(Audio audio, AudioSource source, LocalAudioTrack track) implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(20);
    /** Nothing is lost however late the test takes it. */
    static final AudioStreamOptions LOSSLESS = AudioStreamOptions.DEFAULTS.withCapacity(0);

    static AudioLine open(Audio audio, AudioSourceOptions options) {
        AudioSource source = audio.createSource(options);
        return new AudioLine(audio, source, audio.createTrack("line", source));
    }

    /** 48 kHz mono without a queue in the source: what is captured goes straight to the streams, and nothing else does. */
    static AudioLine direct(Audio audio) {
        return open(audio, AudioSourceOptions.of(48_000, 1).withQueueSizeMs(0));
    }

    AudioStream listen(AudioStreamOptions options) {
        return audio.openStream(track, options);
    }

    AudioStream listen() {
        return listen(LOSSLESS);
    }

    void send(List<AudioFrame> frames) throws InterruptedException {
        for (AudioFrame frame : frames) {
            source.capture(frame);
        }
    }

    /** Frames numbered from the first to the last, both included. */
    void sendNumbered(int first, int last) throws InterruptedException {
        for (int number = first; number <= last; number++) {
            source.capture(Tone.numbered(number));
        }
    }

    static List<AudioFrame> take(AudioStream stream, int count) throws InterruptedException {
        List<AudioFrame> frames = new ArrayList<>();
        while (frames.size() < count) {
            AudioFrame frame = stream.poll(TIMEOUT);
            if (frame == null) {
                throw new AssertionError(
                        "after " + frames.size() + " of " + count + " frames no more came: " + stream.end() + ", "
                                + stream.statistics());
            }
            frames.add(frame);
        }
        return frames;
    }

    static List<Integer> takeNumbers(AudioStream stream, int count) throws InterruptedException {
        return take(stream, count).stream().map(Tone::number).toList();
    }

    @Override
    public void close() {
        track.close();
        source.close();
    }
}
