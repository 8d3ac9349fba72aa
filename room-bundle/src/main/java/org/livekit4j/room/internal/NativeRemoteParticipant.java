package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.livekit4j.Registration;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.ParticipantInfo;
import org.livekit4j.ffi.track.CompletionSignal;
import org.livekit4j.ffi.track.FfiParticipant;
import org.livekit4j.room.EncryptionType;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.text.Printable;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.UndecryptableException;

/** A remote participant and its publications. */
final class NativeRemoteParticipant extends ParticipantModel implements RemoteParticipant, FfiParticipant {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Supplier<String> room;
    private final Supplier<Optional<String>> undecryptable;
    private final CompletionSignal ending = new CompletionSignal();
    private final Map<String, NativeRemotePublication> publications = new ConcurrentHashMap<>();
    private final Collection<NativeRemoteDataTrack> allDataTracks;
    private volatile boolean allEncrypted;
    private volatile boolean toldEncrypted;

    /**
     * @param room name of the room, which changes when the participant is moved with it
     * @param allDataTracks those of all participants, now and later
     * @param undecryptable why encrypted media is not decrypted in this room, and what to do; empty if it is
     */
    NativeRemoteParticipant(FfiHandle handle, ParticipantInfo info, Supplier<String> room,
            Collection<NativeRemoteDataTrack> allDataTracks, Supplier<Optional<String>> undecryptable) {
        super(handle, info);
        this.room = room;
        this.allDataTracks = allDataTracks;
        this.undecryptable = undecryptable;
    }

    @Override
    RemoteParticipant user() {
        return this;
    }

    @Override
    NativeRemotePublication publication(String sid) {
        return publications.get(sid);
    }

    @Override
    Collection<NativeRemotePublication> publicationModels() {
        return publications.values();
    }

    Map<String, NativeRemotePublication> publications() {
        return publications;
    }

    @Override
    public Map<String, RemoteTrackPublication> trackPublications() {
        return Map.copyOf(publications);
    }

    @Override
    public Map<String, RemoteDataTrack> dataTracks() {
        return allDataTracks.stream().filter(track -> track.isOf(this))
                .collect(Collectors.toUnmodifiableMap(RemoteDataTrack::name, track -> track, (_, last) -> last));
    }

    @Override
    public Optional<RemoteTrackPublication> trackPublication(TrackSource source) {
        Objects.requireNonNull(source, "source is null");
        return publications.values().stream().filter(publication -> publication.source() == source)
                .map(RemoteTrackPublication.class::cast).findFirst();
    }

    /** They were in the room before this side. The native library tells changes only. */
    void joinedBefore() {
        toldEncrypted = encrypted();
        allEncrypted = toldEncrypted;
    }

    /** Whether all that came of them so far was encrypted, tracks and data. */
    void allEncrypted(boolean all) {
        allEncrypted = all;
    }

    boolean allEncrypted() {
        return allEncrypted;
    }

    /** Whether {@link #encrypted} is another one than at the last call. Under the room's lock. */
    boolean encryptedChanged() {
        boolean before = toldEncrypted;
        toldEncrypted = encrypted();
        return toldEncrypted != before;
    }

    @Override
    public StreamInfo info() {
        return StreamInfo.of(room.get(), identity());
    }

    @Override
    public void requireDecryptable(TrackSource source) {
        Objects.requireNonNull(source, "source is null");
        publications.values().stream().filter(publication -> publication.source() == source).forEach(this::requireDecryptable);
    }

    /** @throws UndecryptableException if its media is encrypted and this room does not decrypt it */
    void requireDecryptable(NativeRemotePublication publication) {
        if (publication.encryptionType() != EncryptionType.NONE) {
            requireKey(publication);
        }
    }

    /** @throws UndecryptableException if this room does not decrypt */
    void requireKey(Object encrypted) {
        undecryptable.get().ifPresent(why -> {
            throw new UndecryptableException(encrypted + " of '" + Printable.of(identity())
                    + "' is encrypted end to end, and would be noise here: " + why
                    + ". To get it as it is, use withAllowUndecryptable(true) of the stream's options");
        });
    }

    @Override
    public StreamEnd nativeEnd() {
        return ending.await(TIMEOUT, StreamEnd.PARTICIPANT_LEFT);
    }

    /** Why a track went that nobody here unsubscribed: the native library says so before it says that they have left. */
    StreamEnd endOfTrack() {
        return ending.await(GRACE, StreamEnd.UNSUBSCRIBED);
    }

    @Override
    public Registration onEnd(Consumer<StreamEnd> listener) {
        return ending.listen(listener);
    }

    /** Tells all streams that they are over, and why. */
    void endStreams(StreamEnd reason) {
        publications.values().stream().map(NativeRemotePublication::nativeTrack).filter(Objects::nonNull)
                .forEach(track -> track.endStreams(reason));
        ending.end(reason);
    }

    /** They are gone: ends their streams and releases all handles. What their publications were stays to be seen. */
    void end(StreamEnd reason) {
        publications.values().forEach(publication -> publication.end(reason));
        ending.end(reason);
        handle().close();
    }
}
