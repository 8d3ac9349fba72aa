package org.livekit4j.room;

import java.util.Optional;
import org.livekit4j.track.RemoteTrack;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A track that a remote participant publishes. Requests are sent without waiting and take effect some time later; they throw
 * {@link IllegalStateException} if the track is unpublished or the room has ended.
 */
@ProviderType
public non-sealed interface RemoteTrackPublication extends TrackPublication {

    /** {@return the track, from {@link RoomEvent.TrackSubscribed} to {@link RoomEvent.TrackUnsubscribed}; empty otherwise} */
    @Override
    Optional<RemoteTrack> track();

    /** {@return whether there is a {@link #track()}} */
    default boolean subscribed() {
        return track().isPresent();
    }

    /**
     * Subscribes or unsubscribes. An event tells when it has happened.
     *
     * @param subscribed true to subscribe
     * @throws IllegalStateException if the track is unpublished or the room has ended
     */
    void setSubscribed(boolean subscribed);

    /**
     * Asks the server to send or to hold back the media of a subscribed track, which is faster than subscribing anew.
     *
     * @param enabled true to send
     * @throws IllegalStateException if the track is unpublished or the room has ended
     */
    void setEnabled(boolean enabled);

    /**
     * Asks for a layer of simulcast video. This takes the place of what {@link #setVideoDimensions} asked for.
     *
     * @param quality the layer
     * @throws IllegalArgumentException if it is not simulcast video
     * @throws IllegalStateException if the track is unpublished or the room has ended
     */
    void setVideoQuality(VideoQuality quality);

    /**
     * Tells the server how large the video is shown, so that it sends the layer that fits: the smallest that is about as large,
     * or the largest if none is. A layer may be a few pixels smaller than what is shown. This takes the place of what {@link
     * #setVideoQuality} asked for. It changes nothing if there is one layer only.
     *
     * @param width the width, in pixels, at least 1
     * @param height the height, in pixels, at least 1
     * @throws IllegalArgumentException if it is not video, or a side is less than 1
     * @throws IllegalStateException if the track is unpublished or the room has ended
     */
    void setVideoDimensions(int width, int height);
}
