package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.livekit4j.LiveKitException;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.DataTrackOptions;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.DefineSchemaRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.OwnedLocalDataTrack;
import org.livekit4j.ffi.proto.PublishDataTrackRequest;
import org.livekit4j.text.Printable;

/** Publishes data tracks and the schemas of their frames. */
final class LocalDataTracks {
    /** The library's own limit is ten seconds, but it waits for a reconnect first. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_NAME = 256;

    private final RoomRequests operations;
    private final FfiHandle participant;
    private final Rights rights;
    private final Set<NativeLocalDataTrack> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    LocalDataTracks(RoomRequests operations, FfiHandle participant, Rights rights) {
        this.operations = operations;
        this.participant = participant;
        this.rights = rights;
    }

    /** By name; two of one name if one has just been unpublished elsewhere. */
    Map<String, LocalDataTrack> byName() {
        return open.stream().collect(Collectors.toUnmodifiableMap(LocalDataTrack::name, track -> track, (_, last) -> last));
    }

    /** A track that the caller does not want any more is unpublished. */
    CompletableFuture<LocalDataTrack> publish(String name, DataTrackOptions options) {
        checkName(name);
        DataEncodingRule.check(Objects.requireNonNull(options, "options is null"));
        PublishDataTrackRequest.Builder request = PublishDataTrackRequest.newBuilder()
                .setOptions(DataTrackConverter.protocol(name, options));
        Optional<LiveKitException> refusal = rights.againstData();
        if (refusal.isPresent()) {
            return operations.pending().untilTheEnd(CompletableFuture.failedFuture(refusal.get()));
        }
        CompletableFuture<LocalDataTrack> published = operations.request(
                "publishing data track '" + Printable.of(name) + "'", id -> FfiRequest.newBuilder()
                        .setPublishDataTrack(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                TIMEOUT, event -> add(event.getPublishDataTrack().getTrack()));
        CompletableFuture<LocalDataTrack> wanted = operations.pending().untilTheEnd(published);
        Completion.map(published, track -> wanted.whenComplete((_, failure) -> {
            if (failure instanceof CancellationException) {
                track.unpublish();
            }
        }));
        return wanted;
    }

    private LocalDataTrack add(OwnedLocalDataTrack owned) {
        NativeLocalDataTrack track = new NativeLocalDataTrack(operations.client(), owned, open::remove);
        open.add(track);
        if (ended) {
            track.release();
        }
        return track;
    }

    private static void checkName(String name) {
        if (Objects.requireNonNull(name, "name is null").isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("name has " + name.length() + " characters; it must have from 1 to " + MAX_NAME);
        }
    }

    CompletableFuture<Void> define(DataSchema schema, String definition) {
        DefineSchemaRequest.Builder request = DefineSchemaRequest.newBuilder()
                .setSchemaId(DataTrackConverter.protocol(Objects.requireNonNull(schema, "schema is null")))
                .setDefinition(Objects.requireNonNull(definition, "definition is null"));
        return operations.askUntilAnswered("defining schema '" + Printable.of(schema.name()) + "'", id -> FfiRequest.newBuilder()
                .setDefineSchema(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                _ -> null);
    }

    /** The room has ended. The native library keeps what was not released. */
    void end() {
        ended = true;
        open.forEach(NativeLocalDataTrack::release);
    }
}
