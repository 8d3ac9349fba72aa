package org.livekit4j.video;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes video that is encoded already, such as that of a camera with an encoder, a file or another process. LiveKit4j neither
 * decodes nor encodes it: that costs no computing time, but all subscribers get the same frames.
 *
 * <p>A subscriber sees nothing until a key frame arrives that was captured after it came. The creator therefore passes an {@link
 * EncoderControl}, which is asked for one.
 *
 * <p>The tracks of the source are published in its codec, without other layers; a room sets the options for that. They carry no
 * decoded frames: no stream can be opened on such a local track. Safe for use by several threads, but frames are captured in order.
 * The caller that creates a source closes it.
 */
@ProviderType
public interface EncodedVideoSource extends AutoCloseable {
    /** {@return the options of this source} */
    EncodedVideoSourceOptions options();

    /**
     * Sends a frame. Its bytes are copied before this method returns; it never waits for the network. Frames are sent when they
     * are captured: the caller paces them. Those before the first key frame are dropped and counted.
     *
     * @param frame the frame, in the source's codec
     * @throws IllegalArgumentException if a frame of H.264 does not begin with a start code, or a key frame of it does not contain
     *     its parameter sets
     * @throws IllegalStateException if the source is closed
     * @throws org.livekit4j.LiveKitException if the native source fails
     */
    void capture(EncodedVideoFrame frame);

    /** {@return what the network can carry at present; empty until WebRTC has an estimate, which takes a subscriber} */
    Optional<EncoderRate> rate();

    /** {@return what became of the frames so far} */
    EncodedVideoStatistics statistics();

    /** Closes the source and releases the native one. A call of its {@link EncoderControl} may still be under way. Idempotent. */
    @Override
    void close();
}
