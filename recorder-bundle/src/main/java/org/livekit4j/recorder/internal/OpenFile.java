package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.livekit4j.audio.opus.OpusEncoder;
import org.livekit4j.recorder.RecordedFile;

/** A file of a chain that is being written, and what is known of it. Places are samples of each channel. */
final class OpenFile {
    private static final long NANOS = 1_000_000_000L;

    final MediaFile media;
    private final PartFile part;
    private final FileNames.Subject subject;
    private final Instant startTime;
    private final long start;
    private long silence;

    /** @param start the place where it begins */
    OpenFile(PartFile part, MediaFile media, FileNames.Subject subject, Instant startTime, long start) {
        this.part = part;
        this.media = media;
        this.subject = subject;
        this.startTime = startTime;
        this.start = start;
    }

    void silence(long count) throws IOException {
        media.silence(count);
        silence += count;
    }

    /** How long it is if it ends there. */
    long length(long place) {
        return place - start;
    }

    /** @param millis since the chain began */
    void picture(byte[] i420, long millis) throws IOException {
        media.picture(i420, Math.max(0, millis - start * 1_000 / OpusEncoder.SAMPLE_RATE));
    }

    RecordedFile describe(long place, Losses losses) {
        return describe(part.path(), false, media.bytes(), place, losses);
    }

    /**
     * Completes the file, after a failure as far as it was written.
     *
     * @param good whether there was no failure
     */
    RecordedFile complete(String extension, boolean good, long place, Losses losses) throws IOException {
        try (part) {
            if (good) {
                media.finish();
            } else {
                media.abandon();
            }
            Path whole = FileNames.complete(part.path(), extension);
            return describe(whole, true, Files.size(whole), place, losses);
        }
    }

    private RecordedFile describe(Path path, boolean complete, long bytes, long place, Losses losses) {
        return new RecordedFile(path, complete, subject.participant(), subject.track(), startTime, duration(length(place)), bytes,
                duration(silence), duration(losses.samples()), losses.pictures());
    }

    static Duration duration(long samples) {
        return Duration.ofSeconds(samples / OpusEncoder.SAMPLE_RATE,
                samples % OpusEncoder.SAMPLE_RATE * NANOS / OpusEncoder.SAMPLE_RATE);
    }

    /** What was lost: samples of each channel, and pictures. */
    record Losses(long samples, long pictures) {
        static final Losses NONE = new Losses(0, 0);

        Losses plus(long moreSamples, long morePictures) {
            return new Losses(samples + moreSamples, pictures + morePictures);
        }
    }
}
