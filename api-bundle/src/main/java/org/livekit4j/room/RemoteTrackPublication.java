package org.livekit4j.room;

import java.util.Optional;
import org.livekit4j.track.RemoteTrack;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A track that a remote participant publishes. What is asked for here takes effect some time later; methods throw
 * {@link IllegalStateException} if the track is unpublished or the room has ended.
 */
@ProviderType
public non-sealed interface RemoteTrackPublication extends TrackPublication {

    /** There from {@link RoomEvent.TrackSubscribed} to {@link RoomEvent.TrackUnsubscribed}. */
    @Override
    Optional<RemoteTrack> track();

    /** Whether there is a {@link #track()}. */
    default boolean subscribed() {
        return track().isPresent();
    }

    /** Subscribes or unsubscribes; an event tells when it is done. */
    void setSubscribed(boolean subscribed);

    /** Whether the server is to send the media of a track that is subscribed to; subscribing anew takes longer. */
    void setEnabled(boolean enabled);

    /**
     * Which layer of simulcast video to send.
     *
     * @throws IllegalArgumentException if it is not simulcast video
     */
    void setVideoQuality(VideoQuality quality);

    /**
     * How large the video will be shown: the server sends the layer that fits.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @throws IllegalArgumentException if it is not video
     */
    void setVideoDimensions(int width, int height);
}
