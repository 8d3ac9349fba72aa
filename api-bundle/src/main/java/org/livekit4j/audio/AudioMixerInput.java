package org.livekit4j.audio;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One voice of an {@link AudioMixer}. Frames of any sample rate and number of channels are converted to those of the mix. Frames
 * are parts of one signal, so one thread at a time should add them; calls of several threads are carried out one after the other.
 */
@ProviderType
public interface AudioMixerInput extends AutoCloseable {

    /** {@return the name of this input, for logs and statistics} */
    String name();

    /**
     * Adds a frame, and waits while the queue is full: so it paces its caller, as is right for audio that is there at once,
     * such as synthesized speech. A frame that is longer than the queue is added in parts.
     *
     * @param frame the frame, which may be reused when this method returns
     * @throws IllegalArgumentException if the mixer cannot convert the frame's sample rate or channels
     * @throws IllegalStateException if the input has ended or is closed, also while waiting
     * @throws InterruptedException if the thread was interrupted while waiting; a part of the frame may have been added
     */
    void push(AudioFrame frame) throws InterruptedException;

    /**
     * Adds a frame and never waits, as is right for live audio. If the queue is full its oldest audio is dropped and counted.
     *
     * @param frame the frame, which may be reused when this method returns
     * @return false if audio was dropped
     * @throws IllegalArgumentException if the mixer cannot convert the frame's sample rate or channels
     * @throws IllegalStateException if the input has ended or is closed
     */
    boolean offer(AudioFrame frame);

    /** Ends the input. What is queued is still mixed, and then the input is removed from its mixer. Idempotent. */
    void end();

    /** {@return what became of the audio of this input so far} */
    AudioMixerInputStatistics statistics();

    /** Removes the input from its mixer, with what is queued, and closes the stream that it was made of. Idempotent. */
    @Override
    void close();
}
