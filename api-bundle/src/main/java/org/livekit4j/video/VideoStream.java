package org.livekit4j.video;

import org.livekit4j.track.MediaStream;
import org.osgi.annotation.versioning.ProviderType;

/** Pictures of one track. The consumer closes each frame it is given; frames that the queue drops are closed by the queue. */
@ProviderType
public interface VideoStream extends MediaStream<VideoFrame> {

    VideoStreamOptions options();
}
