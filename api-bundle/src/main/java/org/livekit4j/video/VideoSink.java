package org.livekit4j.video;

import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Consumes the pictures of remote tracks: an OSGi service. A stream of its own is opened for it on each subscribed track that its properties
 * ask for ({@link PlugInConstants}), whether the track was there before or comes later, and again when the service of video has been
 * replaced; processors have had its frames before. It is called on a virtual thread of each stream's own, one call after the other. A
 * sink that is slow loses frames of its own, which are counted; one that throws is logged and gets the next frame.
 *
 * <p>The properties below say how its streams are delivered; what is absent is as in {@link VideoStreamOptions#DEFAULTS}. A service of
 * {@code prototype} scope is made once for each stream; any other one serves all of its streams, concurrently. A sink that goes is told that
 * its streams have ended; it is waited for, a second at most.
 */
@ConsumerType
public interface VideoSink {

    /** Service property, {@code String}: {@link VideoStreamOptions#format}, the name of a {@link VideoBufferType}. */
    String FORMAT = "livekit.sink.format";

    /** Service property, {@code Integer}: {@link VideoStreamOptions#capacity}, in pictures. */
    String CAPACITY = "livekit.sink.capacity";

    /** A stream is opened for this sink. */
    default void started(StreamInfo stream) {}

    /** @param frame the sink's own: it closes it. If this throws, the frame is closed for it */
    void frame(VideoFrame frame, StreamInfo stream);

    /** The stream has ended; the last call for it. */
    default void ended(StreamInfo stream, StreamEnd reason) {}
}
