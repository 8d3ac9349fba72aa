package org.livekit4j.demo.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.livekit4j.LiveKit;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalTrack;
import org.livekit4j.track.RemoteTrack;

/** One track's way into a room, and to the witness if there is one. */
final class Publication implements AutoCloseable {
    private static final long CLOSE_TIMEOUT_MS = 500;

    private final Room room;
    private final Optional<CompletableFuture<RemoteTrack>> arrival;
    private final CompletableFuture<LocalTrackPublication> published;

    Publication(Room room, LocalTrack track, TrackPublishOptions options, Optional<CompletableFuture<RemoteTrack>> arrival) {
        this.room = room;
        this.arrival = arrival;
        this.published = room.localParticipant().publishTrack(track, options);
    }

    /** Whether the track is received at the other end. */
    boolean witnessed() {
        return arrival.isPresent();
    }

    void awaitPublished() throws InterruptedException {
        LiveKit.await(published);
    }

    /** The track at the other end. */
    RemoteTrack awaitArrival() throws InterruptedException {
        return LiveKit.await(arrival.orElseThrow());
    }

    /** Unpublishes the track, unless the room is left already. */
    @Override
    public void close() {
        arrival.ifPresent(future -> future.cancel(false));
        if (room.connectionState() != ConnectionState.DISCONNECTED && published.isDone()
                && !published.isCompletedExceptionally()) {
            try {
                room.localParticipant().unpublishTrack(published.join()).get(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException | IllegalArgumentException e) {
                // It ends with the room, which is about to be left or is lost.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        published.cancel(false);
    }
}
