package org.livekit4j.audio;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Converts the sample rate of one signal, with the SoX resampler of the native library. Output lags behind input, so that frames
 * come out longer or shorter than the ratio says, and possibly empty; nothing is lost if {@link #flush} is called at the end.
 *
 * <p>Frames are parts of one signal, so one thread at a time should use it; calls of several threads are carried out one after
 * the other. The caller that creates a resampler closes it.
 */
@ProviderType
public interface Resampler extends AutoCloseable {

    /** {@return the options of this resampler} */
    ResamplerOptions options();

    /**
     * Converts the next frame.
     *
     * @param frame the frame, of the input's sample rate and channels; it may be reused when this method returns
     * @return what is ready, of the output's sample rate, in a frame that belongs to the caller; it may be empty
     * @throws IllegalArgumentException if the frame's rate or channels are not the input's, or if it is longer than a frame
     *     of the output's rate can be
     * @throws IllegalStateException if the resampler is closed
     * @throws org.livekit4j.LiveKitException if the native resampler refuses the frame
     */
    AudioFrame push(AudioFrame frame);

    /**
     * Ends the signal. The next frame begins a new one.
     *
     * @return the rest, in a frame that belongs to the caller; it may be empty
     * @throws IllegalStateException if the resampler is closed
     * @throws org.livekit4j.LiveKitException if the native resampler fails
     */
    AudioFrame flush();

    /** Releases the native resampler. Idempotent. */
    @Override
    void close();
}
