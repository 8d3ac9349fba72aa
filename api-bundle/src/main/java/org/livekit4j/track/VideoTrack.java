package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/** A track of video, local or remote, from which streams can be opened. */
@ProviderType
public interface VideoTrack extends Track {}
