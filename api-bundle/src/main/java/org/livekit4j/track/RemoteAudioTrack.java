package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/** Audio of a remote participant. */
@ProviderType
public interface RemoteAudioTrack extends RemoteTrack, AudioTrack {}
