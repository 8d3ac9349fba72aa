package org.livekit4j.audio;

import org.livekit4j.track.MediaStream;
import org.osgi.annotation.versioning.ProviderType;

/** Sound of one track. Each frame was copied to the heap once and belongs to its consumer; nothing has to be closed. */
@ProviderType
public interface AudioStream extends MediaStream<AudioFrame> {

    AudioStreamOptions options();
}
