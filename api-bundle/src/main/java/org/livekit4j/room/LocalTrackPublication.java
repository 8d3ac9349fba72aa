package org.livekit4j.room;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.track.LocalTrack;
import org.osgi.annotation.versioning.ProviderType;

/** A track that this process publishes. It stays the same object when a full reconnect publishes it again. */
@ProviderType
public non-sealed interface LocalTrackPublication extends TrackPublication {

    /** {@return the track; empty as soon as it is unpublished} */
    @Override
    Optional<LocalTrack> track();

    /**
     * Returns a future for the first subscription to the track, which may be long ago.
     *
     * @return a future that completes when a participant has subscribed. It fails with {@link
     *     org.livekit4j.LiveKitException} if the track is unpublished before, and with {@link RoomEndedException} if the
     *     room ends before
     */
    CompletableFuture<Void> firstSubscription();
}
