package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.livekit4j.Registration;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.ParticipantInfo;
import org.livekit4j.ffi.track.CompletionSignal;
import org.livekit4j.ffi.track.FfiParticipant;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;

/** A remote participant and its publications. */
final class NativeRemoteParticipant extends ParticipantModel implements RemoteParticipant, FfiParticipant {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Supplier<String> room;
    private final CompletionSignal ending = new CompletionSignal();
    private final Map<String, NativeRemotePublication> publications = new ConcurrentHashMap<>();

    /** @param room name of the room, which changes when the participant is moved with it */
    NativeRemoteParticipant(FfiHandle handle, ParticipantInfo info, Supplier<String> room) {
        super(handle, info);
        this.room = room;
    }

    @Override
    RemoteParticipant user() {
        return this;
    }

    @Override
    NativeRemotePublication publication(String sid) {
        return publications.get(sid);
    }

    Map<String, NativeRemotePublication> publications() {
        return publications;
    }

    @Override
    public Map<String, RemoteTrackPublication> trackPublications() {
        return Map.copyOf(publications);
    }

    @Override
    public Optional<RemoteTrackPublication> trackPublication(TrackSource source) {
        Objects.requireNonNull(source, "source is null");
        return publications.values().stream().filter(publication -> publication.source() == source)
                .map(RemoteTrackPublication.class::cast).findFirst();
    }

    @Override
    public StreamInfo info() {
        return StreamInfo.of(room.get(), identity());
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
