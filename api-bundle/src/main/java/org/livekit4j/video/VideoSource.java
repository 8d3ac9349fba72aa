package org.livekit4j.video;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Takes video for tracks. Safe for use by several threads. The caller that creates a source closes it. */
@ProviderType
public interface VideoSource extends AutoCloseable {

    /** {@return the options of this source} */
    VideoSourceOptions options();

    /**
     * Sends a frame with the time stamp, rotation and metadata that it carries. The native library copies the frame, and converts
     * it if necessary, before this method returns; it never waits for the network. WebRTC may drop or scale the frame when it
     * cannot keep up.
     *
     * <p>The native library reads received frames where they are, and native memory that only the calling thread can free or that
     * is never freed: of a confined or the global arena. Frames elsewhere, such as on the heap, are copied once more.
     *
     * <p>Every type is accepted. Packed frames and {@code NV12} are converted to {@code I420}; {@code I420A} loses its alpha;
     * {@code I010} is reduced to eight bits, because the native library cannot show ten.
     *
     * @param frame the frame, which stays its owner's
     * @throws IllegalArgumentException if a plane does not have the size that its layout says
     * @throws IllegalStateException if the source or the frame is closed
     * @throws org.livekit4j.LiveKitException if the native source refuses the frame
     */
    void capture(VideoFrame frame);

    /**
     * Sends a frame as {@link #capture(VideoFrame)} does, with other data than it carries.
     *
     * @param frame the frame, which stays its owner's
     * @param timestampUs the time of the frame, in microseconds of any clock that runs evenly, which WebRTC aligns to its own; 0
     *     means now
     * @param rotation the rotation of the frame
     * @param metadata the metadata of the frame; null for none
     */
    void capture(VideoFrame frame, long timestampUs, VideoRotation rotation, @Nullable FrameMetadata metadata);

    /** Closes the source and releases the native one. Idempotent. */
    @Override
    void close();
}
