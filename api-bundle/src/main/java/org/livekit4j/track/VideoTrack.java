package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/** A track of video, local or remote: what a stream can be opened from. */
@ProviderType
public interface VideoTrack extends Track {}
