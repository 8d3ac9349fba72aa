package org.livekit4j.room.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.OwnedParticipant;
import org.livekit4j.ffi.proto.OwnedRemoteDataTrack;
import org.livekit4j.ffi.proto.OwnedTrackPublication;
import org.livekit4j.ffi.proto.RoomInfo;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.track.StreamEnd;

/**
 * The state of a room. Events and answers change it under its lock; it is read without the lock. No user code runs under the
 * lock.
 */
final class RoomState {
    private final RoomRequests operations;
    private final FfiClient client;
    private final ReentrantLock lock;
    private final FfiHandle handle;
    private final NativeLocalParticipant local;
    private final Map<String, NativeRemoteParticipant> remotes = new ConcurrentHashMap<>();
    /** Of all participants, by sid. */
    private final Map<String, NativeRemoteDataTrack> dataTracks = new ConcurrentHashMap<>();
    private final CompletableFuture<String> firstSid = new CompletableFuture<>();
    private final Listeners listeners;
    private final IncomingStreams streams;
    private final Talk talk;
    private final Restarts restarts = new Restarts();
    private final NativeRoomEncryption encryption;
    private volatile RoomInfo info;
    private volatile ConnectionState state = ConnectionState.CONNECTED;
    private volatile ConnectionDetails details;

    /**
     * Adopts all handles in the answer.
     *
     * @param details by which the room was joined
     */
    RoomState(RoomRequests operations, ConnectionDetails details, ConnectCallback.Result answer, Listeners listeners,
            ReentrantLock lock, Optional<EncryptionOptions> encryption) {
        this.details = details;
        this.operations = operations;
        this.client = operations.client();
        this.lock = lock;
        this.listeners = listeners;
        this.streams = new IncomingStreams(listeners.room(), client, listeners.limits());
        this.handle = client.adopt(HandleKind.ROOM, answer.getRoom().getHandle());
        this.info = answer.getRoom().getInfo();
        this.encryption = encryption.map(options -> new NativeRoomEncryption(operations, handle, options)).orElse(null);
        this.local = new NativeLocalParticipant(operations,
                client.adopt(HandleKind.PARTICIPANT, answer.getLocalParticipant().getHandle()),
                answer.getLocalParticipant().getInfo(), listeners, lock, () -> state == ConnectionState.RECONNECTING,
                encryption.isPresent());
        answer.getParticipantsList().forEach(entry -> {
            NativeRemoteParticipant participant = add(entry.getParticipant());
            entry.getPublicationsList().forEach(publication -> add(participant, publication));
            participant.joinedBefore();
        });
        knowSid();
        this.talk = new Talk(this);
        streams.talk(talk);
        listeners.onChange(streams::wishesChanged);
    }

    /** Adopts the handle. */
    NativeRemoteParticipant add(OwnedParticipant owned) {
        NativeRemoteParticipant participant = new NativeRemoteParticipant(
                client.adopt(HandleKind.PARTICIPANT, owned.getHandle()), owned.getInfo(), () -> info.getName(),
                dataTracks.values(), this::undecryptable);
        remotes.put(participant.identity(), participant);
        return participant;
    }

    /** Adopts the handle. */
    NativeRemotePublication add(NativeRemoteParticipant participant, OwnedTrackPublication owned) {
        NativeRemotePublication publication = new NativeRemotePublication(client,
                client.adopt(HandleKind.PUBLICATION, owned.getHandle()), owned.getInfo());
        participant.publications().put(publication.sid(), publication);
        return publication;
    }

    /** Adopts the handle. */
    NativeRemoteDataTrack add(NativeRemoteParticipant participant, OwnedRemoteDataTrack owned) {
        NativeRemoteDataTrack track = new NativeRemoteDataTrack(operations, local.handle(), encryption != null, participant,
                owned);
        dataTracks.put(track.sid(), track);
        return track;
    }

    FfiClient client() {
        return client;
    }

    ReentrantLock lock() {
        return lock;
    }

    FfiHandle handle() {
        return handle;
    }

    NativeLocalParticipant local() {
        return local;
    }

    Map<String, NativeRemoteParticipant> remotes() {
        return remotes;
    }

    Map<String, NativeRemoteDataTrack> dataTracks() {
        return dataTracks;
    }

    /** Null if nobody has this identity. */
    ParticipantModel participant(String identity) {
        return identity.equals(local.identity()) ? local : remotes.get(identity);
    }

    RoomInfo info() {
        return info;
    }

    /** Under the lock. The server leaves the sid out when it has told it before. */
    void info(RoomInfo newInfo) {
        String known = info.getSid();
        info = newInfo.getSid().isEmpty() && !known.isEmpty() ? newInfo.toBuilder().setSid(known).build() : newInfo;
        knowSid();
    }

    private void knowSid() {
        String known = info.getSid();
        if (!known.isEmpty()) {
            Completion.completeNow(firstSid, known);
        }
    }

    /** The latest; a future that waits for one gets the first. Not to be handed out. */
    CompletableFuture<String> sid() {
        String known = info.getSid();
        return known.isEmpty() ? firstSid : CompletableFuture.completedFuture(known);
    }

    Listeners listeners() {
        return listeners;
    }

    IncomingStreams streams() {
        return streams;
    }

    Talk talk() {
        return talk;
    }

    ConnectionDetails details() {
        return details;
    }

    /** The server has sent a new token; an empty one is none. */
    void token(String token) {
        if (!token.isBlank()) {
            details = new ConnectionDetails(details.url(), token);
        }
    }

    /** Null if the room has no key. */
    NativeRoomEncryption encryption() {
        return encryption;
    }

    /** Why encrypted media is not decrypted, and what to do; empty if it is. */
    private Optional<String> undecryptable() {
        if (encryption == null) {
            return Optional.of("this room has no key; join it with RoomOptions.withEncryption and the key of the publisher");
        }
        return encryption.enabled()
                ? Optional.empty()
                : Optional.of("encryption is off in this room; switch it on with RoomEncryption.setEnabled(true)");
    }

    Restarts restarts() {
        return restarts;
    }

    ConnectionState state() {
        return state;
    }

    void state(ConnectionState newState) {
        state = newState;
    }

    /** Tells all streams that they are over, and why; the native library would tell them, but not why. Users may be called. */
    void endStreams(StreamEnd reason) {
        remotes.values().forEach(participant -> participant.endStreams(reason));
        dataTracks.values().forEach(track -> track.endStreams(reason));
    }

    /**
     * Ends all streams and releases all handles. May call user code.
     *
     * @param keep whether to keep the room's own handle until the native library shuts down, which does not leave a room
     * without a handle
     */
    void release(StreamEnd reason, boolean keep) {
        local.publishing().end();
        local.sending().end();
        local.tracksOfData().end();
        remotes.values().forEach(participant -> participant.end(reason));
        dataTracks.values().forEach(track -> track.end(reason));
        local.handle().close();
        if (!keep) {
            handle.close();
        }
    }
}
