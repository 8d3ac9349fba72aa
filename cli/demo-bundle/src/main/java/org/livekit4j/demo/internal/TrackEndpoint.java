package org.livekit4j.demo.internal;

import java.util.Optional;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalTrack;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.Track;

/**
 * One track's way through the native library, or through a room, and back, while its service is there: source, track and stream.
 *
 * @param <S> the service
 * @param <F> the frames
 */
abstract class TrackEndpoint<S, F> implements AutoCloseable {
    private final Resources resources = new Resources();
    private Optional<Publication> publication = Optional.empty();
    private MediaStream<F> stream;
    private volatile boolean closed;

    /** Publishes the track; without a room, opens its stream. */
    final void publish(Transport transport, LocalTrack track, TrackPublishOptions options) {
        publication = transport.publish(track, options).map(this::add);
        if (publication.isEmpty()) {
            stream = add(openStream(track));
        }
    }

    /** Closes the resource together with this endpoint. */
    final <T extends AutoCloseable> T add(T resource) {
        return resources.add(resource);
    }

    abstract MediaStream<F> openStream(Track track);

    /** Whether the frames go through a room. */
    final boolean published() {
        return publication.isPresent();
    }

    /** Whether what is sent comes back. */
    final boolean returning() {
        return publication.map(Publication::witnessed).orElse(true);
    }

    final boolean closed() {
        return closed;
    }

    /** Opens the way, on the sending thread, first of all: a room loses frames until it is open. */
    final void prime() throws InterruptedException {
        if (published()) {
            publication.get().awaitPublished();
            if (returning()) {
                openWay();
            }
        }
    }

    /** Sends frames that do not count until one has come, or the endpoint is closed. */
    abstract void openWay() throws InterruptedException;

    /** Makes the frame of this sequence number; on the sending thread, before {@link #capture}. */
    abstract void prepare(long sequence);

    /** Sends the frame that was prepared. */
    abstract void capture() throws InterruptedException;

    /** Waits until what was captured has been played. */
    abstract void settle() throws InterruptedException;

    /** Takes frames until the stream ends. */
    final void receive() throws InterruptedException {
        if (!returning()) {
            return;
        }
        if (published()) {
            stream = add(openStream(publication.get().awaitArrival()));
        }
        for (F frame = stream.take(); frame != null; frame = stream.take()) {
            received(frame);
        }
    }

    /** A frame came, and is this endpoint's to release. */
    abstract void received(F frame);

    /** Closes all; capturing and receiving threads end. Idempotent. */
    @Override
    public final void close() {
        closed = true;
        resources.close();
    }
}
