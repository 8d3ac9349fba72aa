package org.livekit4j.video;

import org.livekit4j.audio.AudioFrame;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Captures audio and video in step, for programs that produce both faster than they are heard and seen, such as avatars and players
 * of files. Audio goes to its source at once, which paces the caller. Video waits in a queue until the audio that belongs to it is
 * heard; while there is none, it is paced by the frame rate alone.
 *
 * <p>Frames that are pushed with a time stamp belong together when their time stamps are equal: audio and video can then be pushed in
 * any order and by two threads. Without time stamps a frame of video belongs to the audio that is pushed next: push them in turn, in
 * pieces about as long as a frame of video.
 *
 * <p>The two sources stay their owner's, and take nothing else meanwhile. Safe for use by several threads. The caller that creates a
 * synchronizer closes it before the sources.
 */
@ProviderType
public interface AvSynchronizer extends AutoCloseable {

    /** {@return the options of this synchronizer} */
    AvSynchronizerOptions options();

    /**
     * Queues audio, and waits as {@link org.livekit4j.audio.AudioSource#capture} does.
     *
     * @param frame the frame, of the source's sample rate and channels; it may be reused when this method returns
     * @throws IllegalArgumentException if the frame does not fit the audio source
     * @throws IllegalStateException if the synchronizer or the audio source is closed
     * @throws InterruptedException if the thread was interrupted while waiting; part of a long frame may have been queued
     */
    void push(AudioFrame frame) throws InterruptedException;

    /**
     * Queues audio as {@link #push(AudioFrame)} does.
     *
     * @param frame the frame
     * @param timestampUs the time of its first sample, in microseconds of the clock that the video has, too
     * @throws IllegalArgumentException if the frame does not fit the audio source
     * @throws IllegalStateException if the synchronizer or the audio source is closed
     * @throws InterruptedException if the thread was interrupted while waiting; part of a long frame may have been queued
     */
    void push(AudioFrame frame, long timestampUs) throws InterruptedException;

    /**
     * Queues a frame of video, and waits while the queue is full.
     *
     * @param frame the frame, which stays its owner's. A received frame is retained until it is captured; any other is copied, and
     *     may be drawn into again when this method returns
     * @throws IllegalArgumentException if a plane does not have the size that its layout says
     * @throws IllegalStateException if the synchronizer or the frame is closed
     * @throws InterruptedException if the thread was interrupted while waiting; the frame is not queued
     */
    void push(VideoFrame frame) throws InterruptedException;

    /**
     * Queues a frame of video as {@link #push(VideoFrame)} does.
     *
     * @param frame the frame, which stays its owner's
     * @param timestampUs the time of the frame, in microseconds of the clock that the audio has, too. If it is more than 10 s away
     *     from the audio that is pushed next, it is taken for an error, and the frame is handled as one without a time stamp
     * @throws IllegalArgumentException if a plane does not have the size that its layout says
     * @throws IllegalStateException if the synchronizer or the frame is closed
     * @throws InterruptedException if the thread was interrupted while waiting; the frame is not queued
     */
    void push(VideoFrame frame, long timestampUs) throws InterruptedException;

    /** Discards queued audio and video, for example when a speaker is interrupted. The video counts as dropped. */
    void clearQueue();

    /**
     * Waits until all that was pushed has been heard and captured. Returns early when the synchronizer is closed.
     *
     * @throws InterruptedException if the thread was interrupted while waiting; audio and video go on
     */
    void awaitPlayout() throws InterruptedException;

    /** Forgets the schedule of the video, for a new beginning after a pause: the next frame is not compared with the one before. */
    void reset();

    /** {@return what was captured so far, and when} */
    AvSynchronizerStatistics statistics();

    /** Discards queued video. Queued audio is still heard, and both sources stay open. Idempotent. */
    @Override
    void close();
}
