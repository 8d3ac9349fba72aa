package org.livekit4j.video;

import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Consumes the video of remote tracks. An OSGi service; in plain Java it is passed to {@link
 * org.livekit4j.LiveKit#addVideoSink}. A stream of its own is opened for the sink on each subscribed track that its properties
 * ({@link PlugInConstants}) match, whether the track is there before it or comes later, and again when the video service was
 * replaced. Processors have worked on the frames before. A sink is called on a virtual thread of each stream's own, one call
 * after the other. A slow sink loses frames of its own, which are counted; an exception is logged, and the sink gets the next
 * frame.
 *
 * <p>The properties below configure its streams; an absent one is as in {@link VideoStreamOptions#DEFAULTS}. A service of {@code
 * prototype} scope is created for each stream; any other service serves all of its streams, concurrently. When a sink is removed
 * it is told the end of its streams, which takes a second at most.
 */
@ConsumerType
public interface VideoSink {

    /** Service property, {@code String}: {@link VideoStreamOptions#format}, the name of a {@link VideoBufferType}. */
    String FORMAT = "livekit.sink.format";

    /** Service property, {@code Integer}: {@link VideoStreamOptions#capacity}, in frames. */
    String CAPACITY = "livekit.sink.capacity";

    /**
     * Called when a stream was opened for this sink, before its first frame.
     *
     * @param stream the stream
     */
    default void started(StreamInfo stream) {}

    /**
     * Consumes one frame.
     *
     * @param frame the frame, which the sink closes; if this method throws it is closed for the sink
     * @param stream its stream
     */
    void frame(VideoFrame frame, StreamInfo stream);

    /**
     * Called when a stream has ended. It is the last call for that stream.
     *
     * @param stream the stream
     * @param reason why it ended
     */
    default void ended(StreamInfo stream, StreamEnd reason) {}
}
