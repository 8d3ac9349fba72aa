package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One audio or video track. It is safe for use by several threads.
 *
 * <p>Whoever created or received the track closes it. Closing ends every stream that was opened from it: the native library
 * sends the end of stream when a track's last handle goes.
 */
@ProviderType
public interface Track extends AutoCloseable {

    /** The server's id of the track, {@code TR_…}; {@code TR_unknown} until a local track is published. */
    String sid();

    String name();

    TrackKind kind();

    boolean muted();

    /** Idempotent. */
    @Override
    void close();
}
