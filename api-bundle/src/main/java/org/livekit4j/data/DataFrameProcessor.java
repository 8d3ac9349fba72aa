package org.livekit4j.data;

import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Changes the frames of data tracks between the native library and their consumers. An OSGi service that can come, go and be
 * replaced while streams run, between two frames; {@link PlugInConstants} has its properties. In plain Java it is passed to
 * {@link Data#addProcessor}. It is called, timed and replaced as an {@link org.livekit4j.audio.AudioFrameProcessor} is.
 */
@FunctionalInterface
@ConsumerType
public interface DataFrameProcessor {

    /**
     * Processes one frame.
     *
     * @param frame the processor's own copy, which it may change in place, or keep
     * @param stream the stream of the frame
     * @return the frame that continues: this one or another one, of any size; not null
     */
    DataFrame process(DataFrame frame, StreamInfo stream);
}
