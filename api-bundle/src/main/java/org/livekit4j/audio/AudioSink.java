package org.livekit4j.audio;

import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Consumes the sound of remote tracks: an OSGi service. A stream of its own is opened for it on each subscribed track that its properties
 * ask for ({@link PlugInConstants}), whether the track was there before or comes later, and again when the service of audio has been
 * replaced; processors have had its frames before. It is called on a virtual thread of each stream's own, one call after the other. A
 * sink that is slow loses frames of its own, which are counted; one that throws is logged and gets the next frame.
 *
 * <p>The properties below say how its streams are delivered; what is absent is as in {@link AudioStreamOptions#DEFAULTS}. A service of
 * {@code prototype} scope is made once for each stream; any other one serves all of its streams, concurrently. A sink that goes is told that
 * its streams have ended; it is waited for, a second at most.
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

    /** A stream is opened for this sink. */
    default void started(StreamInfo stream) {}

    /** @param frame the sink's own */
    void frame(AudioFrame frame, StreamInfo stream);

    /** The stream has ended; the last call for it. */
    default void ended(StreamInfo stream, StreamEnd reason) {}
}
