package org.livekit4j.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.livekit4j.Registration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A room that was joined. It is safe for use by several threads. What it says of itself is the state after the latest event that the
 * native library has sent, so it can be ahead of what listeners have been told, never behind. After its end it keeps its last state.
 *
 * <p>The caller that {@linkplain Rooms#connect joined} the room closes it. In OSGi each open room is also a service, with its name as
 * {@value RoomListener#ROOM}, for those who look on or take part in it without having joined it.
 */
@ProviderType
public interface Room extends AutoCloseable {

    String name();

    /**
     * The server's id of the room, {@code RM_…}, the latest that the server has told. It may tell it some time after the room was joined, and
     * another one when the room was moved or the server restarted: a few seconds after {@link RoomEvent.Reconnected}, with
     * {@link RoomEvent.RoomUpdated}.
     */
    CompletableFuture<String> sid();

    /** Empty if there is none. */
    String metadata();

    ConnectionState connectionState();

    /** As the server counts, this one included. It is told every few seconds: {@link #remoteParticipants()} is newer. */
    int numParticipants();

    /** As {@link #numParticipants()}. */
    int numPublishers();

    /** 0 means that there is no limit. */
    int maxParticipants();

    /** Empty if the server does not say. */
    Optional<Instant> creationTime();

    /** How long the server keeps the room when nobody joins it. */
    Duration emptyTimeout();

    /** How long the server keeps the room when the last participant has left. */
    Duration departureTimeout();

    /** Whether the server is recording. */
    boolean recording();

    LocalParticipant localParticipant();

    /** By identity; a copy. */
    Map<String, RemoteParticipant> remoteParticipants();

    /** Adds a listener of all events, from the next one on. Added after the end, it is told nothing. */
    default Registration addListener(RoomListener listener) {
        return addListener(listener, Set.of(RoomEvent.class));
    }

    /**
     * Adds a listener of some events, from the next one on. Added after the end, it is told nothing. One listener can be added several times.
     *
     * @param events the types of events that it is told; {@link RoomEvent} itself stands for all
     * @throws IllegalArgumentException if there are no types
     */
    Registration addListener(RoomListener listener, Set<Class<? extends RoomEvent>> events);

    /** As {@link #disconnect(DisconnectReason)} with {@link DisconnectReason#CLIENT_INITIATED}. */
    CompletableFuture<Void> disconnect();

    /**
     * Leaves the room: pending operations fail, methods of remote procedure calls are unregistered, calls that are being answered are
     * answered with an error, tracks and streams end, and listeners are told {@link RoomEvent.Disconnected} last.
     *
     * @param reason one of the protocol's, told to the server
     * @return done when the native library has let go of the room; never fails, also when the room has ended already
     * @throws IllegalArgumentException if the reason is one of this library's own
     */
    CompletableFuture<Void> disconnect(DisconnectReason reason);

    /**
     * Why the room ended: done once, whether this side left, the server closed the room or the connection was lost for good. Listeners may
     * still be at work on earlier events then.
     */
    CompletableFuture<DisconnectReason> ended();

    /**
     * Waits until the room has ended, and returns why, as {@link #ended} tells it. Returns at once if it has ended already.
     *
     * @throws InterruptedException if the thread is interrupted while it waits; the room goes on
     */
    default DisconnectReason awaitEnd() throws InterruptedException {
        try {
            return ended().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a room cannot fail", e);
        }
    }

    /** How the listeners keep up with what others send, and how many calls are being answered. */
    IncomingStatistics incomingStatistics();

    /** What WebRTC has counted for the connections of this room. */
    CompletableFuture<RoomStatistics> statistics();

    /** Makes something happen that is hard to have otherwise, for tests of what comes of it. */
    CompletableFuture<Void> simulate(SimulatedScenario scenario);

    /**
     * {@linkplain #disconnect() Leaves} the room and waits for it, a few seconds at most. Idempotent, legal from inside a listener, a
     * handler or a continuation of this room; it does not wait for a listener or handler that calls it.
     *
     * <p>A process that ends without it stays in the room, for the others, until the server misses it.
     */
    @Override
    void close();
}
