package org.livekit4j.track;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.LiveKitException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An audio or video track. Safe for use by several threads.
 *
 * <p>The caller that creates a local track closes it; the room closes a remote one. Closing a track ends every stream that was
 * opened from it.
 */
@ProviderType
public interface Track extends AutoCloseable {

    /**
     * Returns the server's id of the track. It changes when the track is published again after a full reconnect.
     *
     * @return the id, {@code TR_…}; {@code TR_unknown} until a local track is published
     */
    String sid();

    /** {@return the name of the track; may be empty} */
    String name();

    /** {@return what the track carries} */
    TrackKind kind();

    /** {@return whether the track is muted} */
    boolean muted();

    /**
     * Asks WebRTC for the statistics of this track.
     *
     * @return a future for the reports. It fails with {@link LiveKitException} if there are none, as for a local track that is
     *     not published
     * @throws IllegalStateException if the track is closed
     */
    CompletableFuture<List<RtcStats>> statistics();

    /** Closes the track and ends its streams. Idempotent. */
    @Override
    void close();
}
