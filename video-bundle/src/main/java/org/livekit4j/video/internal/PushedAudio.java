package org.livekit4j.video.internal;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;

/** The audio that video is synchronized with, and what of it is heard when. Safe for use by several threads. */
final class PushedAudio {
    /** Of audio that is handed over at once, so that it is known what is heard when. */
    private static final int PIECES_A_SECOND = 50;
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final double FARTHEST_MICROS = 10.0 * MICROS_A_SECOND;

    private final AudioSource source;
    /** The time stamp of the audio that is pushed next. */
    private volatile OptionalLong nextUs = OptionalLong.empty();

    PushedAudio(AudioSource source) {
        this.source = Objects.requireNonNull(source, "audio is null");
    }

    AudioSource source() {
        return source;
    }

    /** @param check is run before each piece */
    void push(AudioFrame frame, OptionalLong timestampUs, Runnable check) throws InterruptedException {
        int samples = frame.samplesPerChannel();
        int piece = Math.max(1, frame.sampleRate() / PIECES_A_SECOND);
        for (int start = 0; start < Math.max(1, samples); start += piece) {
            check.run();
            int end = Math.min(samples, start + piece);
            source.capture(end - start == samples ? frame : part(frame, start, end));
            long pushedUs = end * MICROS_A_SECOND / frame.sampleRate();
            nextUs = timestampUs.isPresent() ? OptionalLong.of(timestampUs.getAsLong() + pushedUs) : timestampUs;
        }
    }

    private static AudioFrame part(AudioFrame frame, int start, int end) {
        int channels = frame.numChannels();
        return new AudioFrame(Arrays.copyOfRange(frame.data(), start * channels, end * channels), frame.sampleRate(), channels);
    }

    /** When the audio of a frame of video is heard, by {@link System#nanoTime}; empty if no audio is queued. */
    OptionalLong heard(OptionalLong timestampUs) {
        OptionalLong next = nextUs;
        long queuedNanos = source.queuedDuration().toNanos();
        if (queuedNanos <= 0) {
            return OptionalLong.empty();
        }
        double laterUs = timestampUs.isPresent() && next.isPresent() ? (double) timestampUs.getAsLong() - next.getAsLong() : 0;
        long laterNanos = Math.abs(laterUs) > FARTHEST_MICROS ? 0 : TimeUnit.MICROSECONDS.toNanos((long) laterUs);
        return OptionalLong.of(System.nanoTime() + queuedNanos + laterNanos);
    }

    /** The time stamp of what is heard now. */
    OptionalLong heardUs() {
        OptionalLong next = nextUs;
        return next.isPresent()
                ? OptionalLong.of(next.getAsLong() - TimeUnit.NANOSECONDS.toMicros(source.queuedDuration().toNanos()))
                : next;
    }
}
