package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.livekit4j.audio.opus.OpusEncoder;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.internal.OpenFile.Losses;

/**
 * The files of one track, or of what is recorded as one: each begins where the one before it has ended. A disk that is full, or a
 * file that cannot be written, ends the file; another one is begun as soon as that succeeds, and what came meanwhile is lost and
 * counted. Places are samples of each channel since the chain began. Safe for use by several threads.
 */
final class FileChain {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Opens a file for writing. */
    @FunctionalInterface
    interface Opener {
        MediaFile open(Path path) throws IOException;
    }

    /** Is told what becomes of files, one call after the other; it does not wait. */
    interface Watcher {
        void started(RecordedFile file);

        void completed(RecordedFile file);

        void failed(FileChain chain, String reason);

        /** After a failure it can be written again, or it is over. */
        void recovered(FileChain chain);

        /** Samples of each channel, or pictures, were lost. */
        void lost(long samples, long pictures);
    }

    /** Writes into the open file. */
    @FunctionalInterface
    private interface Piece {
        void to(OpenFile file) throws IOException;
    }

    private final FileNames names;
    private final FileNames.Subject subject;
    private final RecordingOptions options;
    private final Opener opener;
    private final Watcher watcher;
    private final LongSupplier nanoClock;
    private final Instant began = Instant.now();
    private OpenFile open;
    private long next;
    /** Of the open file, or of the next one. */
    private Losses losses = Losses.NONE;
    private boolean failing;
    private long againNanos;
    private long checkNanos;
    private boolean finished;

    FileChain(FileNames names, FileNames.Subject subject, RecordingOptions options, Opener opener, Watcher watcher,
            LongSupplier nanoClock) {
        this.names = names;
        this.subject = subject;
        this.options = options;
        this.opener = opener;
        this.watcher = watcher;
        this.nanoClock = nanoClock;
    }

    /** The place behind what was written last. */
    synchronized long next() {
        return next;
    }

    /** Writes samples to their place. What is missing before it is silence; of what comes too late, the part that overlaps is lost. */
    synchronized void audio(long place, short[] samples) {
        int channels = options.numChannels();
        int late = (int) Math.min(Math.max(0, next - place), samples.length / channels);
        short[] fresh = late == 0 ? samples : Arrays.copyOfRange(samples, late * channels, samples.length);
        lose(late, 0);
        silence(place);
        long count = fresh.length / channels;
        if (!write(count, file -> file.media.audio(fresh))) {
            lose(count, 0);
        }
    }

    /** Fills up with silence to this place. */
    synchronized void silence(long place) {
        while (next < place) {
            long count = Math.min(place - next, OpusEncoder.SAMPLE_RATE);
            write(count, file -> file.silence(count));
        }
    }

    /** @param millis since the chain began */
    synchronized void picture(byte[] i420, long millis) {
        if (!write(0, file -> file.picture(i420, millis))) {
            lose(0, 1);
        }
    }

    /** Something was lost on its way to the chain: samples of each channel, and pictures. */
    synchronized void lose(long samples, long pictures) {
        if (samples > 0 || pictures > 0) {
            losses = losses.plus(samples, pictures);
            watcher.lost(samples, pictures);
        }
    }

    /**
     * @param count how many samples of each channel it is long
     * @return whether it was written
     */
    private boolean write(long count, Piece piece) {
        boolean pausing = failing && nanoClock.getAsLong() - againNanos < 0;
        boolean written = false;
        if (!finished && !pausing) {
            try {
                checkDisk();
                openFile();
                piece.to(open);
                written = true;
                recovered();
            } catch (IOException e) {
                fail(e);
            }
        }
        next += count;
        if (written && isFull()) {
            complete(true);
        }
        return written;
    }

    /** Once a second, and before a file is begun. */
    private void checkDisk() throws IOException {
        long now = nanoClock.getAsLong();
        if (open == null || now - checkNanos >= 0) {
            checkNanos = now + SECOND_NANOS;
            Files.createDirectories(names.folder());
            long free = Files.getFileStore(names.folder()).getUsableSpace();
            if (free < options.minFreeBytes()) {
                throw new IOException("the disk is full: " + free + " bytes are free in " + names.folder() + ", of which "
                        + options.minFreeBytes() + " must stay free");
            }
        }
    }

    private void openFile() throws IOException {
        if (open == null) {
            Instant start = began.plus(OpenFile.duration(next));
            PartFile part = names.create(subject, start);
            try {
                open = new OpenFile(part, opener.open(part.path()), subject, start, next);
            } catch (IOException e) {
                part.delete();
                throw e;
            }
            watcher.started(open.describe(next, losses));
        }
    }

    private boolean isFull() {
        boolean tooLong = !options.maxFileDuration().isZero()
                && OpenFile.duration(open.length(next)).compareTo(options.maxFileDuration()) >= 0;
        return tooLong || options.maxFileBytes() > 0 && open.media.bytes() >= options.maxFileBytes();
    }

    private void fail(IOException e) {
        againNanos = nanoClock.getAsLong() + SECOND_NANOS;
        complete(false);
        tell(e);
    }

    private void tell(IOException e) {
        if (!failing) {
            failing = true;
            watcher.failed(this, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void recovered() {
        if (failing) {
            failing = false;
            watcher.recovered(this);
        }
    }

    /** @param good whether nothing has failed: otherwise it is completed as far as it was written */
    private void complete(boolean good) {
        if (open != null) {
            OpenFile file = open;
            open = null;
            try {
                RecordedFile complete = file.complete(options.format().extension(), good, next, losses);
                watcher.completed(complete);
            } catch (IOException e) {
                watcher.completed(file.describe(next, losses)); // it keeps its temporary name
                tell(e);
            }
            losses = Losses.NONE;
        }
    }

    /** Completes the last file. What comes later is lost. */
    synchronized void finish() {
        if (!finished) {
            finished = true;
            complete(true);
            recovered();
        }
    }

    /** The file that is being written. */
    synchronized Optional<RecordedFile> file() {
        return Optional.ofNullable(open).map(file -> file.describe(next, losses));
    }
}
