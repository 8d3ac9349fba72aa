package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/** Somebody else's audio. */
@ProviderType
public interface RemoteAudioTrack extends RemoteTrack, AudioTrack {}
