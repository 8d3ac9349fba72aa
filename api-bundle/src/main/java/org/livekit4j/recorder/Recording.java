package org.livekit4j.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A room that is being recorded, until the recording is stopped, the room ends, or the recorder is closed. Safe for use by several
 * threads.
 */
@ProviderType
public interface Recording extends AutoCloseable {

    /** {@return the number of the recording, unique in its recorder} */
    String id();

    /** {@return the name of the room} */
    String room();

    /** {@return how it is recorded} */
    RecordingOptions options();

    /** {@return the current state} */
    RecordingState state();

    /** {@return when the recording was started} */
    Instant since();

    /** {@return the complete files, of which the latest 1000 are remembered, and then those that are being written; a copy} */
    List<RecordedFile> files();

    /** {@return how much sound arrived and is in no file, that of all tracks together} */
    Duration lostAudio();

    /** {@return how many pictures arrived and are in no file} */
    long lostPictures();

    /** {@return what could not be written last; empty if there was nothing} */
    Optional<String> lastFailure();

    /**
     * Stops recording: what has arrived is written, and the files are completed. Returns before that is done. Idempotent.
     *
     * @return a future for the files; it never fails
     */
    CompletableFuture<List<RecordedFile>> stop();

    /**
     * Returns a future for the end. Each call returns a future of its own.
     *
     * @return a future for the files; it never fails
     */
    CompletableFuture<List<RecordedFile>> ended();

    /** Stops recording and waits until the files are complete, but for 15 seconds at most. Idempotent. */
    @Override
    void close();
}
