package org.livekit4j.audio;

import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.plugin.PlugInConstants;
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
     * Creates a source as {@link AudioSourceOptions#of} describes it.
     *
     * @param sampleRate of the frames that will be captured, in Hz
     * @param numChannels of the frames that will be captured
     */
    default AudioSource createSource(int sampleRate, int numChannels) {
        return createSource(AudioSourceOptions.of(sampleRate, numChannels));
    }

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

    /** Opens one more stream on a track, with {@link AudioStreamOptions#DEFAULTS}. */
    default AudioStream openStream(AudioTrack track) {
        return openStream(track, AudioStreamOptions.DEFAULTS);
    }

    /**
     * Opens a stream on whatever the participant publishes from this source, now or later: it goes on when the track is published
     * again, and ends when the participant leaves or the room ends.
     *
     * @throws IllegalArgumentException if the source carries no audio, or the participant does not come from LiveKit4j
     * @throws IllegalStateException if the participant has left
     */
    AudioStream openStream(RemoteParticipant participant, TrackSource source, AudioStreamOptions options);

    /**
     * Adds a processor to the streams that are open and those to come. In OSGi register it as a service in place of that, so that it
     * goes with its bundle and is found again by the next service of audio.
     *
     * @param properties those of {@link PlugInConstants}, and {@code service.ranking}, an {@code Integer}; empty for all streams
     * @return removes it
     * @throws IllegalArgumentException if a property is wrong
     * @throws IllegalStateException if the service is gone
     */
    UpdatableRegistration addProcessor(AudioFrameProcessor processor, Map<String, ?> properties);
}
