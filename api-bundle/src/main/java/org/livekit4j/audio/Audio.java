package org.livekit4j.audio;

import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.track.AudioTrack;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.TrackSource;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way to audio: an OSGi service, safe for use by several threads.
 *
 * <p>What it creates lives until it is closed, or until the service goes: then streams end with
 * {@link org.livekit4j.track.StreamEnd#SERVICE_STOPPED} and sources are closed.
 */
@ProviderType
public interface Audio {

    AudioSource createSource(AudioSourceOptions options);

    /**
     * @param source of this service and open
     * @throws IllegalArgumentException if the source is not this service's
     * @throws IllegalStateException if the source is closed
     */
    LocalAudioTrack createTrack(String name, AudioSource source);

    /**
     * Opens one more stream on a track; a track can have many. A local track can be listened to as well.
     *
     * @throws IllegalArgumentException if the track does not come from LiveKit4j
     * @throws IllegalStateException if the track is closed
     */
    AudioStream openStream(AudioTrack track, AudioStreamOptions options);

    /**
     * Opens a stream on whatever the participant publishes from this source, now or later: it goes on when the track is published
     * again, and ends when the participant leaves or the room ends.
     *
     * @throws IllegalArgumentException if the source carries no audio, or the participant does not come from LiveKit4j
     * @throws IllegalStateException if the participant has left
     */
    AudioStream openStream(RemoteParticipant participant, TrackSource source, AudioStreamOptions options);
}
