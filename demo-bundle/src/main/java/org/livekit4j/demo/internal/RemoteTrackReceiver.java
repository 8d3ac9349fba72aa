package org.livekit4j.demo.internal;

import org.livekit4j.demo.StreamSnapshot;
import org.livekit4j.track.MediaStream;

/**
 * A track of a remote participant.
 *
 * @param <S> the service that its streams come from
 */
interface RemoteTrackReceiver<S> extends AutoCloseable {

    /** Begins to receive; the stream is the caller's to close. */
    MediaStream<?> listen(S service);

    StreamSnapshot snapshot();

    /** Finishes its files. */
    @Override
    void close();
}
