package org.livekit4j.audio;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Cleans the audio of one microphone with WebRTC's audio processing: it cancels echoes, suppresses noise, evens out the level
 * and filters what is below speech, as its {@linkplain AudioProcessingOptions options} say.
 *
 * <p>The native library works on blocks of 10 ms. Frames may have any length: what does not fill a block waits for the next
 * frame, and a change of sample rate or channels discards it.
 *
 * <p>To cancel echoes, pass what the loudspeaker plays to {@link #processReverse}, and {@linkplain #setStreamDelayMs set} how
 * much later it comes back. One thread may call {@link #process} and another one {@code processReverse}; several calls of one
 * kind are carried out one after the other. The caller that creates it closes it.
 */
@ProviderType
public interface AudioProcessing extends AutoCloseable {

    /** {@return the options of this object} */
    AudioProcessingOptions options();

    /**
     * Processes the audio of the microphone.
     *
     * @param frame the frame, of 8,000 to 192,000 Hz in steps of 100 Hz, and of 1 to 16 channels that at most 7,680 samples
     *     in 10 ms allow; it may be reused when this method returns
     * @return the processed audio of all blocks that are full, in a frame that belongs to the caller; it may be empty, and is
     *     as long as the frame if that and those before it are whole blocks
     * @throws IllegalArgumentException if the frame's rate or channels are out of range
     * @throws IllegalStateException if this object is closed
     * @throws org.livekit4j.LiveKitException if the native library refuses the audio
     */
    AudioFrame process(AudioFrame frame);

    /**
     * Takes the audio that the loudspeaker plays, as the reference for the cancellation of echoes.
     *
     * @param frame the frame, like that of {@link #process}; its format may be another one
     * @throws IllegalArgumentException if the frame's rate or channels are out of range
     * @throws IllegalStateException if this object is closed
     * @throws org.livekit4j.LiveKitException if the native library refuses the audio
     */
    void processReverse(AudioFrame frame);

    /**
     * Sets how long audio takes from {@link #processReverse} through loudspeaker and microphone to {@link #process}. Without
     * it the cancellation finds out by itself, which takes longer.
     *
     * @param delayMs the delay, in milliseconds, from 0 to 500
     * @throws IllegalArgumentException if it is out of range
     */
    void setStreamDelayMs(int delayMs);

    /** Releases the native objects, and discards what waits for a full block. Idempotent. */
    @Override
    void close();
}
