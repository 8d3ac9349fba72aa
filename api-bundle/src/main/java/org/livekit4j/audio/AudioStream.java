package org.livekit4j.audio;

import org.livekit4j.track.MediaStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The audio of one track. Each frame was copied to the heap once and belongs to its consumer, or is lent to it if the options
 * say {@link AudioStreamOptions#withFrameReuse}; it need not be closed. Safe for use by several threads.
 *
 * <p>Iteration ends with the track:
 *
 * {@snippet file="org/livekit4j/examples/rooms/Recorder.java" region="wav"}
 */
@ProviderType
public interface AudioStream extends MediaStream<AudioFrame> {

    /** {@return the options of this stream} */
    AudioStreamOptions options();
}
