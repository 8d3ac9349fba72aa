package org.livekit4j.audio;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Mixes streams and pushed frames into one signal of one sample rate. Samples are added and limited to the range of 16 bits.
 * There is always a next frame: silence, where no input has audio.
 *
 * <pre>{@code
 * try (AudioMixer mixer = livekit.audio().createMixer(AudioMixerOptions.of(48_000, 1))) {
 *     mixer.addInput("ada", livekit.audio().openStream(track));
 *     for (AudioFrame frame = mixer.take(); frame != null; frame = mixer.take()) {
 *         wav.write(frame);
 *     }
 * }
 * }</pre>
 *
 * <p>An input that has too little for the next frame is silent until it has {@link AudioMixerOptions#delayMs} again; no other
 * input waits for it. The silence is counted, and the log names the stream that is late.
 *
 * <p>Frames are taken in one of two ways: {@link #take} waits until the next one is due, by a clock that counts samples and
 * so does not drift; {@link #mix} returns it at once, for callers that have a clock of their own, such as {@link
 * AudioSource#capture}, or none, such as tests. Safe for use by several threads. The caller that creates a mixer closes it.
 */
@ProviderType
public interface AudioMixer extends AutoCloseable {

    /** {@return the options of this mixer} */
    AudioMixerOptions options();

    /**
     * Adds an input for frames that the caller pushes.
     *
     * @param name the name of the input, for logs and statistics
     * @return the input, which is part of the mixer until it has ended or is closed
     * @throws IllegalStateException if the mixer is closed
     */
    AudioMixerInput addInput(String name);

    /**
     * Adds an input for the frames of a stream. It ends with the stream. The mixer consumes the stream, and closes it when
     * the input is closed.
     *
     * @param name the name of the input, for logs and statistics
     * @param stream the stream, which nothing else consumes
     * @return the input, to which the caller pushes nothing
     * @throws IllegalStateException if the mixer is closed; the stream stays open
     */
    AudioMixerInput addInput(String name, AudioStream stream);

    /** {@return the inputs that have neither ended nor been closed, in the order of their addition} */
    List<AudioMixerInput> inputs();

    /**
     * Mixes the next frame at once.
     *
     * @return the frame, which belongs to the caller
     * @throws IllegalStateException if the mixer is closed
     */
    AudioFrame mix();

    /**
     * Waits until the next frame is due, and mixes it. The first call starts the clock. After a call that comes late the next
     * ones return at once until the clock is caught up with. They catch up with five seconds at most: what is beyond is left
     * out, and {@link #skippedMs} counts it.
     *
     * @return the frame, which belongs to the caller; null if the mixer is closed, also while waiting
     * @throws InterruptedException if the thread was interrupted while waiting; no audio is lost
     */
    @Nullable
    AudioFrame take() throws InterruptedException;

    /** {@return how much {@link #take} has left out because its caller came late, in milliseconds} */
    long skippedMs();

    /** Closes the mixer, its inputs and their streams. Idempotent. */
    @Override
    void close();
}
