package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/** Video of a remote participant. */
@ProviderType
public interface RemoteVideoTrack extends RemoteTrack, VideoTrack {}
