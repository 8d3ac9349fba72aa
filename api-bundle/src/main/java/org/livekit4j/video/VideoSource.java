package org.livekit4j.video;

import org.osgi.annotation.versioning.ProviderType;

/** Where pictures go in. It is safe for use by several threads. The caller that creates a source closes it. */
@ProviderType
public interface VideoSource extends AutoCloseable {

    VideoSourceOptions options();

    /**
     * Sends a picture with the time stamp, rotation and metadata that it carries. It is copied, and converted where it has to be,
     * before this returns; the call never waits for the network. WebRTC may drop or scale it when it cannot keep up.
     *
     * <p>All types are taken. Packed ones and {@code NV12} are converted to {@code I420}; {@code I420A} loses its alpha;
     * {@code I010} is reduced to eight bits, because the native library cannot show it to anybody.
     *
     * @param frame stays its owner's
     * @throws IllegalArgumentException if a plane does not have the size that its layout says
     * @throws IllegalStateException if the source or the frame is closed
     * @throws org.livekit4j.LiveKitException if the native source refuses the frame
     */
    void capture(VideoFrame frame);

    /**
     * As {@link #capture(VideoFrame)}, with these in place of what the frame carries.
     *
     * @param timestampUs in microseconds of any clock of the sender's that runs evenly; WebRTC aligns it to its own. 0 means now
     * @param metadata null for none
     */
    void capture(VideoFrame frame, long timestampUs, VideoRotation rotation, FrameMetadata metadata);

    /** Releases the native source. Idempotent. */
    @Override
    void close();
}
