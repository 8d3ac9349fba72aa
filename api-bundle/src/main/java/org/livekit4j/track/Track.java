package org.livekit4j.track;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.LiveKitException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One audio or video track. It is safe for use by several threads.
 *
 * <p>The caller that created a local track closes it; the room closes a remote one. Closing ends every stream that was opened from it: the native library
 * sends the end of stream when a track's last handle goes.
 */
@ProviderType
public interface Track extends AutoCloseable {

    /**
     * The server's id of the track, {@code TR_…}; {@code TR_unknown} until a local track is published. It changes when the track is
     * published again after a full reconnect.
     */
    String sid();

    String name();

    TrackKind kind();

    boolean muted();

    /**
     * What WebRTC has counted for this track.
     *
     * @return fails with {@link LiveKitException} if there is nothing to count, as for a local track that is not published
     * @throws IllegalStateException if the track is closed
     */
    CompletableFuture<List<RtcStats>> statistics();

    /** Idempotent. */
    @Override
    void close();
}
