package org.livekit4j.data;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A data track of a remote participant. It costs nothing until {@link Data#openStream} subscribes to it. The room closes it when
 * it is unpublished, when its publisher leaves, and when the room ends; its streams end then, with the reason.
 * When this side reconnects, the track and its streams stay, while its publisher becomes another object.
 */
@ProviderType
public non-sealed interface RemoteDataTrack extends DataTrack {

    /** {@return the identity of the participant who publishes the track} */
    String publisherIdentity();

    /**
     * Sets how many incomplete frames the native library keeps while their packets arrive out of order. This applies to all streams
     * of this track.
     *
     * @param maxPartialFrames the number of frames, from 1, which is the default, to 65,536
     * @throws IllegalArgumentException if it is out of range
     * @throws IllegalStateException if the track was unpublished
     */
    void setMaxPartialFrames(int maxPartialFrames);

    /**
     * Fetches the definition of this track's {@link #schema}.
     *
     * @return a future for what {@link org.livekit4j.room.LocalParticipant#defineDataSchema} was given by the publisher. It fails
     *     with {@link org.livekit4j.LiveKitException} if there is none
     * @throws IllegalStateException if the track has no schema
     */
    CompletableFuture<String> schemaDefinition();
}
