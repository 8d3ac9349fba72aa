package org.livekit4j.audio;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Plays one file, WAV or Opus in Ogg, into an {@link AudioSource}, in real time. It hands over 10 ms at a time, and keeps at most 100 ms in the
 * source's queue, so that a pause is heard soon.
 *
 * <p>Safe for use by several threads. While a player runs, nothing else should capture into its source. The caller that creates
 * a player closes it; the source stays open.
 */
@ProviderType
public interface AudioPlayer extends AutoCloseable {

    /** Starts, or continues after a pause. Does nothing while it plays and after its end. */
    void play();

    /** Pauses. What is in the source's queue is still played. */
    void pause();

    /** {@return whether the player has been started, is not paused and has not ended} */
    boolean isPlaying();

    /** {@return how much of the file was played, by the clock} */
    Duration position();

    /** {@return the duration of the file} */
    Duration duration();

    /**
     * Returns a future for the end: of the last sample's play-out, if the file is played to its end. Each call returns a
     * future of its own, which is completed on a thread on which blocking is allowed.
     *
     * @return a future for the reason; it never fails
     */
    CompletableFuture<PlaybackEnd> ended();

    /**
     * Waits for the end.
     *
     * @return the reason
     * @throws InterruptedException if the thread was interrupted while waiting; the file plays on
     */
    PlaybackEnd awaitEnd() throws InterruptedException;

    /** Stops, discards what is in the source's queue and closes the file. After the end it only closes. Idempotent. */
    @Override
    void close();
}
