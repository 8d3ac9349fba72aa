package org.livekit4j.video;

import org.livekit4j.track.PlugInConstants;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Consumes the pictures of remote tracks: an OSGi service. A stream of its own is opened for it on each subscribed track that its properties
 * ask for ({@link PlugInConstants}), whether the track was there before or comes later, and again when the service of video has been
 * replaced; processors have had its frames before. It is called on a virtual thread of each stream's own, one call after the other. A
 * sink that is slow loses frames of its own, which are counted; one that throws is logged and gets the next frame.
 */
@ConsumerType
public interface VideoSink {

    /** A stream is opened for this sink. */
    default void started(StreamInfo stream) {}

    /** @param frame the sink's own: it closes it */
    void frame(VideoFrame frame, StreamInfo stream);

    /** The stream has ended; the last call for it. */
    default void ended(StreamInfo stream, StreamEnd reason) {}
}
