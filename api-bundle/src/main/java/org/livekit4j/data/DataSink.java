package org.livekit4j.data;

import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Consumes the frames of remote data tracks. An OSGi service; in plain Java it is passed to {@link
 * org.livekit4j.LiveKit#addDataSink}. It subscribes: a stream of its own is opened for the sink on each published data track that
 * its properties ({@link PlugInConstants}) match, whether the track is there before it or comes later. It is called, bounded and
 * removed as an {@link org.livekit4j.audio.AudioSink} is.
 */
@ConsumerType
public interface DataSink {

    /** Service property, {@code Integer}: {@link DataStreamOptions#capacity}, in frames. */
    String CAPACITY = "livekit.sink.capacity";

    /** Service property, {@code Integer}: {@link DataStreamOptions#bufferSize}, in frames. */
    String BUFFER_SIZE = "livekit.sink.bufferSize";

    /**
     * Called when a stream was opened for this sink, before its first frame.
     *
     * @param stream the stream
     */
    default void started(StreamInfo stream) {}

    /**
     * Consumes one frame.
     *
     * @param frame the frame, which belongs to the sink
     * @param stream its stream
     */
    void frame(DataFrame frame, StreamInfo stream);

    /**
     * Called when a stream has ended. It is the last call for that stream.
     *
     * @param stream the stream
     * @param reason why it ended
     */
    default void ended(StreamInfo stream, StreamEnd reason) {}
}
