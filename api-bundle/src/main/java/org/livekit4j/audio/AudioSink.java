package org.livekit4j.audio;

import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Consumes the audio of remote tracks. An OSGi service; in plain Java it is passed to {@link
 * org.livekit4j.LiveKit#addAudioSink}. A stream of its own is opened for the sink on each subscribed track that its properties
 * ({@link PlugInConstants}) match, whether the track is there before it or comes later, and again when the audio service was
 * replaced. Processors have worked on the frames before. A sink is called on a virtual thread of each stream's own, one call
 * after the other. A slow sink loses frames of its own, which are counted; an exception is logged, and the sink gets the next
 * frame.
 *
 * <p>The properties below configure its streams; an absent one is as in {@link AudioStreamOptions#DEFAULTS}. A service of {@code
 * prototype} scope is created for each stream; any other service serves all of its streams, concurrently. When a sink is removed
 * it is told the end of its streams, which takes a second at most.
 */
@ConsumerType
public interface AudioSink {

    /** Service property, {@code Integer}: {@link AudioStreamOptions#sampleRate}, in Hz. */
    String SAMPLE_RATE = "livekit.sink.sampleRate";

    /** Service property, {@code Integer}: {@link AudioStreamOptions#numChannels}. */
    String NUM_CHANNELS = "livekit.sink.numChannels";

    /** Service property, {@code Integer}: {@link AudioStreamOptions#frameSizeMs}. */
    String FRAME_SIZE_MS = "livekit.sink.frameSizeMs";

    /** Service property, {@code Integer}: {@link AudioStreamOptions#capacity}, in frames. */
    String CAPACITY = "livekit.sink.capacity";

    /** Service property, {@code Boolean}: {@link AudioStreamOptions#frameReuse}. */
    String FRAME_REUSE = "livekit.sink.frameReuse";

    /**
     * Called when a stream was opened for this sink, before its first frame.
     *
     * @param stream the stream
     */
    default void started(StreamInfo stream) {}

    /**
     * Consumes one frame.
     *
     * @param frame the frame, which belongs to the sink; with {@link #FRAME_REUSE} it is valid during the call only
     * @param stream its stream
     */
    void frame(AudioFrame frame, StreamInfo stream);

    /**
     * Called when a stream has ended. It is the last call for that stream.
     *
     * @param stream the stream
     * @param reason why it ended
     */
    default void ended(StreamInfo stream, StreamEnd reason) {}
}
