package org.livekit4j.audio;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where sound goes in. It is safe for use by several threads; captures are carried out one after the other, because the native
 * source refuses a second one while one is pending.
 *
 * <p>The caller that creates a source closes it. A track keeps playing what its source had queued.
 */
@ProviderType
public interface AudioSource extends AutoCloseable {

    AudioSourceOptions options();

    /**
     * Queues a frame for playing. It returns at once while less than {@code queueSizeMs} is queued, else when there is room: that
     * wait is the back-pressure that paces a producer, not slowness. The frame may be reused when this returns. An empty frame
     * does nothing.
     *
     * @throws IllegalArgumentException if the frame's rate or channels are not the source's, or if the source has no queue and the
     *     frame is not exactly 10 ms long
     * @throws IllegalStateException if the source is closed, also while waiting
     * @throws org.livekit4j.LiveKitException if the native source refuses the frame
     * @throws InterruptedException if the thread was interrupted while waiting; the frame may have been queued
     */
    void capture(AudioFrame frame) throws InterruptedException;

    /** Discards what is queued and wakes threads that wait for it to play. */
    void clearQueue();

    /**
     * Waits until all that was captured has been played, by the clock: the native library does not report it.
     * Returns at once if nothing is queued, when the queue is cleared, and when the source is closed.
     */
    void waitForPlayout() throws InterruptedException;

    /** How long what is queued will still play, by the clock; never negative. */
    Duration queuedDuration();

    /** Releases the native source. Idempotent. */
    @Override
    void close();
}
