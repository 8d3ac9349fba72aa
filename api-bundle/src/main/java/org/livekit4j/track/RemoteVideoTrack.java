package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/** Somebody else's video. */
@ProviderType
public interface RemoteVideoTrack extends RemoteTrack, VideoTrack {}
