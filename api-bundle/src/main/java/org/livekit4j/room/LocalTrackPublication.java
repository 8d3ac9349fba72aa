package org.livekit4j.room;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.track.LocalTrack;
import org.osgi.annotation.versioning.ProviderType;

/** A track that this process publishes. It stays the same object when the native library publishes it again after a full reconnect. */
@ProviderType
public non-sealed interface LocalTrackPublication extends TrackPublication {

    /** Empty from the moment on when it is unpublished. */
    @Override
    Optional<LocalTrack> track();

    /**
     * Done when the first participant has subscribed to the track, which may be long ago. Fails with
     * {@link org.livekit4j.LiveKitException} if the track is unpublished before that, and with {@link RoomEndedException} if the room ends
     * before that.
     */
    CompletableFuture<Void> waitForSubscription();
}
