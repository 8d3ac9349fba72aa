package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/** A track that sends what is captured into a video source. */
@ProviderType
public interface LocalVideoTrack extends LocalTrack, VideoTrack {}
