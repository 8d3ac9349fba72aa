package org.livekit4j.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.livekit4j.LiveKit;
import org.livekit4j.Registration;
import org.livekit4j.internal.RoomWaiting;
import org.livekit4j.room.stream.ByteStreamHandler;
import org.livekit4j.room.stream.TextStreamHandler;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.TrackSource;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A room that was joined. Safe for use by several threads. Its state is that after the latest event of the native library, so
 * it can be ahead of the events that listeners have got, never behind. After its end it keeps its last state.
 *
 * <p>The caller that {@linkplain Rooms#connect joined} the room closes it. In OSGi each open room is also a service, with its
 * name as {@value RoomListener#ROOM}, for code that observes it or takes part in it without having joined it.
 */
@ProviderType
public interface Room extends AutoCloseable {

    /** {@return the name of the room} */
    String name();

    /**
     * Returns a future for the server's id of the room, the latest that the server has sent. The server may send it some time
     * after the room was joined, and another one when the room was moved or the server restarted: a few seconds after {@link
     * RoomEvent.Reconnected}, with {@link RoomEvent.RoomUpdated}.
     *
     * @return a future for the id, {@code RM_…}; it fails with {@link RoomEndedException} if the room ends before the server has
     *     sent it
     */
    CompletableFuture<String> sid();

    /**
     * Returns the URL by which the room was joined, and the token with which this side would join it again: the one that the
     * server has sent last, see {@link RoomEvent.TokenRefreshed}, or the first one.
     *
     * @return the URL and the token
     */
    ConnectionDetails connectionDetails();

    /** {@return the metadata of the room; empty if there is none} */
    String metadata();

    /** {@return the state of the connection} */
    ConnectionState connectionState();

    /**
     * Returns how many participants the server counts, this one included. The server sends the number every few seconds: {@link
     * #remoteParticipants()} is newer.
     *
     * @return the number of participants
     */
    int numParticipants();

    /** {@return how many publishers the server counts, as of {@link #numParticipants()}} */
    int numPublishers();

    /** {@return how many participants the room admits; 0 means no limit} */
    int maxParticipants();

    /** {@return when the room was created; empty if the server does not say} */
    Optional<Instant> creationTime();

    /** {@return how long the server keeps the room when no one joins it} */
    Duration emptyTimeout();

    /** {@return how long the server keeps the room when the last participant has left} */
    Duration departureTimeout();

    /** {@return whether the server records the room} */
    boolean recording();

    /** {@return the end-to-end encryption; empty if the room was joined without {@link RoomOptions#encryption}} */
    Optional<RoomEncryption> encryption();

    /** {@return this process in the room} */
    LocalParticipant localParticipant();

    /** {@return the other participants by identity; a copy} */
    Map<String, RemoteParticipant> remoteParticipants();

    /**
     * Waits for a participant to be in the room. Returns at once if it is.
     *
     * @param identity the identity of the participant
     * @param timeout how long to wait
     * @return the participant
     * @throws TimeoutException if the participant did not join in time; the message names it and the room
     * @throws RoomEndedException if the room has ended, or ends meanwhile
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    default RemoteParticipant awaitParticipant(String identity, Duration timeout) throws InterruptedException, TimeoutException {
        return RoomWaiting.participant(this, identity, timeout);
    }

    /**
     * Waits for a remote participant to publish a track. Returns at once if there is such a publication.
     *
     * @param wanted tells the publication; it is called on several threads, and its exceptions are thrown by this method
     * @param timeout how long to wait
     * @return the publication
     * @throws TimeoutException if no such track was published in time; the message names the room
     * @throws RoomEndedException if the room has ended, or ends meanwhile
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    default RemoteTrackPublication awaitPublication(Predicate<? super RemoteTrackPublication> wanted, Duration timeout)
            throws InterruptedException, TimeoutException {
        return RoomWaiting.publication(this, wanted, timeout);
    }

    /**
     * Waits for a track of a participant to be subscribed to. Returns at once if it is. This method does not subscribe: that is
     * done by {@link RoomOptions#autoSubscribe} or {@link RemoteTrackPublication#setSubscribed}.
     *
     * @param identity the identity of the participant, who may join later
     * @param source the source of the track
     * @param timeout how long to wait
     * @return the track, from which streams can be opened
     * @throws TimeoutException if there was no such track in time; the message names it and the room
     * @throws RoomEndedException if the room has ended, or ends meanwhile
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    default RemoteTrack awaitTrack(String identity, TrackSource source, Duration timeout)
            throws InterruptedException, TimeoutException {
        return RoomWaiting.track(this, identity, source, timeout);
    }

    /**
     * Adds a listener of all events, from the next one on. A listener that is added after the end of the room is called for
     * nothing.
     *
     * @param listener the listener
     * @return a registration that removes the listener
     */
    default Registration addListener(RoomListener listener) {
        return addListener(listener, Set.of(RoomEvent.class));
    }

    /**
     * Adds a listener of some events, from the next one on. A listener that is added after the end of the room is called for
     * nothing. A listener can be added several times.
     *
     * @param listener the listener
     * @param events the types of events that it is called for; {@link RoomEvent} itself stands for all
     * @return a registration that removes the listener
     * @throws IllegalArgumentException if there are no types
     */
    Registration addListener(RoomListener listener, Set<Class<? extends RoomEvent>> events);

    /**
     * Registers the handler of the text streams of a topic. Streams that are opened before that are not handled. It takes
     * precedence over services that are handlers of the topic.
     *
     * @param topic the topic; empty for streams without one
     * @param handler handles each stream
     * @return a registration that removes the handler; streams that are being handled continue
     * @throws IllegalStateException if the topic has such a handler already, or the room has ended
     */
    Registration registerTextStreamHandler(String topic, TextStreamHandler handler);

    /**
     * Registers the handler of the byte streams of a topic, as {@link #registerTextStreamHandler} does for text streams.
     *
     * @param topic the topic; empty for streams without one
     * @param handler handles each stream
     * @return a registration that removes the handler; streams that are being handled continue
     * @throws IllegalStateException if the topic has such a handler already, or the room has ended
     */
    Registration registerByteStreamHandler(String topic, ByteStreamHandler handler);

    /**
     * Leaves the room as {@link #disconnect(DisconnectReason)} does, with {@link DisconnectReason#CLIENT_INITIATED}.
     *
     * @return a future that completes when the native library has released the room; it never fails
     */
    CompletableFuture<Void> disconnect();

    /**
     * Leaves the room: pending requests fail, methods of remote procedure calls are unregistered, calls that are being answered
     * are answered with an error, tracks and streams end, and listeners get {@link RoomEvent.Disconnected} as their last event.
     *
     * @param reason one of the protocol's reasons, which the server is told
     * @return a future that completes when the native library has released the room; it never fails, also if the room has ended
     *     already
     * @throws IllegalArgumentException if the reason is one of this library's own
     */
    CompletableFuture<Void> disconnect(DisconnectReason reason);

    /**
     * Returns a future for the end of the room: this side has left, the server has closed the room, or the connection was lost
     * for good. Listeners may still be working on earlier events then. Each call returns a future of its own.
     *
     * @return a future for the reason; it never fails
     */
    CompletableFuture<DisconnectReason> ended();

    /**
     * Waits until the room has {@linkplain #ended ended}. Returns at once if it has ended already.
     *
     * @return the reason
     * @throws InterruptedException if the thread was interrupted while waiting; the room continues
     */
    default DisconnectReason awaitEnd() throws InterruptedException {
        return LiveKit.await(ended());
    }

    /** {@return how listeners and handlers keep up with what others send} */
    IncomingStatistics incomingStatistics();

    /**
     * Asks WebRTC for the statistics of this room's connections.
     *
     * @return a future for the statistics; it fails with {@link org.livekit4j.LiveKitException} if they cannot be had, and
     *     with {@link RoomEndedException} if the room ends before
     */
    CompletableFuture<RoomStatistics> statistics();

    /**
     * Simulates a failure that is hard to provoke, for tests.
     *
     * @param scenario the failure
     * @return a future that completes when the failure has been requested; it fails with {@link
     *     org.livekit4j.LiveKitException} if that is refused
     */
    CompletableFuture<Void> simulate(SimulatedScenario scenario);

    /**
     * {@linkplain #disconnect() Leaves} the room and waits for it, a few seconds at most. Idempotent. May be called by a
     * listener, a handler or a continuation of this room; it does not wait for the listener or handler that calls it.
     *
     * <p>A process that ends without closing the room stays in it, for the others, until the server notices.
     */
    @Override
    void close();
}
