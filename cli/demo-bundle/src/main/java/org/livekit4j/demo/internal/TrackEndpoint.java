package org.livekit4j.demo.internal;

import java.util.ArrayDeque;
import java.util.Deque;
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
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
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

    /** Closes the resource together with this endpoint. Afterwards it closes it at once, and throws {@link IllegalStateException}. */
    final synchronized <T extends AutoCloseable> T add(T resource) {
        resources.push(resource);
        if (closed) {
            close();
            throw new IllegalStateException("closed");
        }
        return resource;
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

    /** Waits until what was captured has been played. A frame of video is through, or with the encoder, when capturing returns. */
    void settle() throws InterruptedException {}

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

    /** Closes all, last first, even if one throws, and then throws the first failure. Capturing and receiving threads end. */
    @Override
    public final synchronized void close() {
        closed = true;
        IllegalStateException failed = null;
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception e) {
                failed = failed == null ? new IllegalStateException(e.getMessage(), e) : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
