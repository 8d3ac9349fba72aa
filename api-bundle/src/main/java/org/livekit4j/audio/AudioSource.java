package org.livekit4j.audio;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes audio for tracks. Safe for use by several threads; captures are carried out one after the other, because the native
 * source refuses a second one while one is pending.
 *
 * <p>The caller that creates a source closes it. A track keeps playing what its source had queued.
 */
@ProviderType
public interface AudioSource extends AutoCloseable {

    /** {@return the options of this source} */
    AudioSourceOptions options();

    /**
     * Queues a frame for playing. This method returns at once while less than {@link AudioSourceOptions#queueSizeMs} is queued,
     * and otherwise when there is room: so it paces its caller. The frame may be reused when this method returns. An empty
     * frame does nothing.
     *
     * @param frame the frame, of the source's sample rate and channels
     * @throws IllegalArgumentException if the frame's rate or channels are not the source's, or if the source has no queue and
     *     the frame is not exactly 10 ms long
     * @throws IllegalStateException if the source is closed, also while waiting
     * @throws org.livekit4j.LiveKitException if the native source refuses the frame
     * @throws InterruptedException if the thread was interrupted while waiting; the frame may have been queued
     */
    void capture(AudioFrame frame) throws InterruptedException;

    /** Discards what is queued and wakes the threads that wait for it to play. */
    void clearQueue();

    /**
     * Waits until all captured audio has been played, by the clock: the native library does not report it. Returns at once if
     * nothing is queued, when the queue is cleared, and when the source is closed.
     *
     * @throws InterruptedException if the thread was interrupted while waiting; the audio plays on
     */
    void awaitPlayout() throws InterruptedException;

    /** {@return how long the queued audio will still play, by the clock; never negative} */
    Duration queuedDuration();

    /** Closes the source and releases the native one. Idempotent. */
    @Override
    void close();
}
