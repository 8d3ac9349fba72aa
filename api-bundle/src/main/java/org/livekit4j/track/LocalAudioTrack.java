package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/** A track that sends what is captured into an audio source. */
@ProviderType
public interface LocalAudioTrack extends LocalTrack, AudioTrack {}
