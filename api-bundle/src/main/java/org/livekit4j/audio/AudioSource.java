package org.livekit4j.audio;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes audio for tracks. Safe for use by several threads; captures are carried out one after the other, and a thread that {@linkplain
 * #capture captures} while another one waits for room, waits for its turn.
 *
 * <p>The caller that creates a source closes it. A track keeps playing what its source had queued.
 *
 * <p>A source that sends back what a stream brings:
 *
 * {@snippet file="org/livekit4j/examples/rooms/EchoBot.java" region="echo"}
 */
@ProviderType
public interface AudioSource extends AutoCloseable {

    /** {@return the options of this source} */
    AudioSourceOptions options();

    /**
     * Queues a frame for playing. This method returns at once while no more than {@link AudioSourceOptions#queueSizeMs} is queued.
     * Otherwise it waits until a tenth of the queue is free, and at most 100 ms of it: so it paces its caller. The frame may be
     * reused when this method returns. An empty frame does nothing.
     *
     * <p>The native source answers for a frame later. If it refuses one, the audio is not played, no longer counts as {@linkplain
     * #queuedDuration queued} but as {@linkplain #refusedDuration refused}, and the next call of this method or of {@link
     * #tryCapture} throws, once.
     *
     * @param frame the frame, of the source's sample rate and channels
     * @throws IllegalArgumentException if the frame's rate or channels are not the source's, or if the source has no queue and
     *     the frame is not exactly 10 ms long
     * @throws IllegalStateException if the source is closed, also while waiting
     * @throws org.livekit4j.LiveKitException if the native source refused this frame or an earlier one; an earlier one's refusal
     *     means that this frame was not captured, unless it was refused while this method waited
     * @throws InterruptedException if the thread was interrupted while waiting; part of a long frame may have been queued
     */
    void capture(AudioFrame frame) throws InterruptedException;

    /**
     * Queues a frame as {@link #capture} does if that is possible at once, and never waits. So one thread can serve many sources.
     *
     * @param frame the frame, at most 100 ms long, and not longer than the queue
     * @return true if the frame was taken; false if more than {@link AudioSourceOptions#queueSizeMs} is queued, another thread
     *     captures, or the native source has yet to take audio that was captured before. The frame can be tried again then
     * @throws IllegalArgumentException as with {@link #capture}, and if the frame is too long
     * @throws IllegalStateException if the source is closed
     * @throws org.livekit4j.LiveKitException if the native source refused this frame or an earlier one
     */
    boolean tryCapture(AudioFrame frame);

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

    /**
     * {@return how much of the captured audio was lost because the native source refused it or did not answer; 0 if all is well}
     */
    Duration refusedDuration();

    /** Closes the source and releases the native one. Idempotent. */
    @Override
    void close();
}
