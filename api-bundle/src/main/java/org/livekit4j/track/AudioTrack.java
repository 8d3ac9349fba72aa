package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/** A track of audio, local or remote, from which streams can be opened. */
@ProviderType
public interface AudioTrack extends Track {}
