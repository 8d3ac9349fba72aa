package org.livekit4j.video;

import org.livekit4j.track.MediaStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The video of one track. The consumer closes each frame that it is given; frames that the queue drops are closed by the queue.
 * Safe for use by several threads.
 *
 * <p>A picture each second, as a PNG file:
 *
 * {@snippet file="org/livekit4j/examples/rooms/Recorder.java" region="png"}
 */
@ProviderType
public interface VideoStream extends MediaStream<VideoFrame> {

    /** {@return the options of this stream} */
    VideoStreamOptions options();
}
