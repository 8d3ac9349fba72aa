package org.livekit4j.room.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.AttributesEntry;
import org.livekit4j.ffi.proto.EditChatMessageRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.PublishDataRequest;
import org.livekit4j.ffi.proto.PublishSipDtmfRequest;
import org.livekit4j.ffi.proto.PublishTranscriptionRequest;
import org.livekit4j.ffi.proto.SendChatMessageRequest;
import org.livekit4j.ffi.proto.SetLocalAttributesRequest;
import org.livekit4j.ffi.proto.SetLocalMetadataRequest;
import org.livekit4j.ffi.proto.SetLocalNameRequest;
import org.livekit4j.ffi.proto.SetTrackSubscriptionPermissionsRequest;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.ParticipantTrackPermission;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.TranscriptionSegment;

/** The requests of the local participant that need no state. */
final class LocalParticipantRequests {
    /** The native library sends no message above 64,000 bytes, and adds who sends it and what it takes to encrypt it. */
    private static final int MAX_PACKET = 63_000;
    private static final int BYTES_OF_AN_IDENTITY = 4;
    private static final int MAX_DTMF_CODE = 15;

    private final RoomRequests operations;
    private final FfiHandle participant;
    private final Rights rights;

    LocalParticipantRequests(RoomRequests operations, FfiHandle participant, Rights rights) {
        this.operations = operations;
        this.participant = participant;
        this.rights = rights;
    }

    /** Not to be handed out, as {@link #setName} and {@link #setAttributes}. */
    CompletableFuture<Void> setMetadata(String metadata) {
        SetLocalMetadataRequest.Builder request = SetLocalMetadataRequest.newBuilder().setMetadata(metadata);
        return operations.request("setting the metadata", id -> FfiRequest.newBuilder()
                .setSetLocalMetadata(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
    }

    CompletableFuture<Void> setName(String name) {
        SetLocalNameRequest.Builder request = SetLocalNameRequest.newBuilder().setName(name);
        return operations.request("setting the name", id -> FfiRequest.newBuilder()
                .setSetLocalName(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
    }

    CompletableFuture<Void> setAttributes(Map<String, String> attributes) {
        SetLocalAttributesRequest.Builder request = SetLocalAttributesRequest.newBuilder();
        attributes.forEach((key, value) -> request.addAttributes(AttributesEntry.newBuilder().setKey(key).setValue(value)));
        return operations.request("setting attributes", id -> FfiRequest.newBuilder()
                .setSetLocalAttributes(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
    }

    void setTrackSubscriptionPermissions(boolean allowAll, List<ParticipantTrackPermission> permissions) {
        SetTrackSubscriptionPermissionsRequest.Builder request = SetTrackSubscriptionPermissionsRequest.newBuilder()
                .setLocalParticipantHandle(participant.id()).setAllParticipantsAllowed(allowAll);
        permissions.forEach(permission -> request.addPermissions(org.livekit4j.ffi.proto.ParticipantTrackPermission.newBuilder()
                .setParticipantIdentity(permission.participantIdentity()).setAllowAll(permission.allowAll())
                .addAllAllowedTrackSids(permission.allowedTrackSids())));
        operations.client().request(FfiRequest.newBuilder().setSetTrackSubscriptionPermissions(request).build());
    }

    CompletableFuture<Void> publishData(byte[] payload, DataPublishOptions options) {
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(options, "options is null");
        long bytes = payload.length + Utf8.length(options.topic());
        for (String identity : options.destinationIdentities()) {
            bytes += Utf8.length(identity) + BYTES_OF_AN_IDENTITY;
        }
        if (bytes > MAX_PACKET) {
            throw new IllegalArgumentException("a packet of " + bytes + " bytes, topic and identities included; it can have "
                    + MAX_PACKET + " at most");
        }
        PublishDataRequest.Builder request = PublishDataRequest.newBuilder().setReliable(options.reliable())
                .setTopic(options.topic()).addAllDestinationIdentities(options.destinationIdentities());
        try (Arena duringTheCall = Arena.ofConfined()) {
            MemorySegment copy = duringTheCall.allocate(Math.max(1, payload.length));
            MemorySegment.copy(payload, 0, copy, ValueLayout.JAVA_BYTE, 0, payload.length);
            request.setDataPtr(copy.address()).setDataLen(payload.length);
            return send("publishing data", id -> FfiRequest.newBuilder()
                    .setPublishData(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
        }
    }

    private CompletableFuture<Void> send(String what, LongFunction<FfiRequest> request) {
        return send(what, request, _ -> null);
    }

    /** What goes by the data channel: the server drops it without a word if it is not allowed. */
    private <T> CompletableFuture<T> send(String what, LongFunction<FfiRequest> request, Function<FfiEvent, T> result) {
        Optional<LiveKitException> refusal = rights.againstData();
        return refusal.isPresent()
                ? operations.pending().untilTheEnd(CompletableFuture.failedFuture(refusal.get()))
                : operations.ask(what, request, result);
    }

    private static List<String> identities(List<String> destinations) {
        Objects.requireNonNull(destinations, "destinationIdentities is null");
        if (destinations.stream().anyMatch(identity -> identity == null || identity.isBlank())) {
            throw new IllegalArgumentException(
                    "an identity in destinationIdentities is null or blank; leave the list empty to send to all");
        }
        return destinations;
    }

    CompletableFuture<Void> publishDtmf(int code, String digit, List<String> destinationIdentities) {
        if (code < 0 || code > MAX_DTMF_CODE) {
            throw new IllegalArgumentException("code is " + code + "; it must be from 0 to " + MAX_DTMF_CODE);
        }
        Objects.requireNonNull(digit, "digit is null");
        PublishSipDtmfRequest.Builder request = PublishSipDtmfRequest.newBuilder().setCode(code).setDigit(digit)
                .addAllDestinationIdentities(identities(destinationIdentities));
        return send("publishing a tone", id -> FfiRequest.newBuilder()
                .setPublishSipDtmf(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
    }

    CompletableFuture<Void> publishTranscription(Transcription transcription) {
        Objects.requireNonNull(transcription, "transcription is null");
        PublishTranscriptionRequest.Builder request = PublishTranscriptionRequest.newBuilder()
                .setParticipantIdentity(transcription.participantIdentity()).setTrackId(transcription.trackSid());
        transcription.segments().forEach(segment -> request.addSegments(protocol(segment)));
        return send("publishing a transcription", id -> FfiRequest.newBuilder()
                .setPublishTranscription(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
    }

    private static org.livekit4j.ffi.proto.TranscriptionSegment protocol(TranscriptionSegment segment) {
        return org.livekit4j.ffi.proto.TranscriptionSegment.newBuilder().setId(segment.id()).setText(segment.text())
                .setStartTime(segment.startTime()).setEndTime(segment.endTime()).setLanguage(segment.language())
                .setFinal(segment.complete()).build();
    }

    CompletableFuture<ChatMessage> sendChat(String message, List<String> destinationIdentities) {
        Objects.requireNonNull(message, "message is null");
        SendChatMessageRequest.Builder request = SendChatMessageRequest.newBuilder().setMessage(message)
                .addAllDestinationIdentities(identities(destinationIdentities));
        return send("sending a chat message", id -> FfiRequest.newBuilder()
                .setSendChatMessage(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                event -> ProtoConverter.chat(event.getChatMessage().getChatMessage()));
    }

    CompletableFuture<ChatMessage> editChat(ChatMessage original, String message, List<String> destinationIdentities) {
        Objects.requireNonNull(original, "original is null");
        Objects.requireNonNull(message, "message is null");
        EditChatMessageRequest.Builder request = EditChatMessageRequest.newBuilder().setEditText(message)
                .setOriginalMessage(org.livekit4j.ffi.proto.ChatMessage.newBuilder().setId(original.id())
                        .setTimestamp(original.timestamp().toEpochMilli()).setMessage(original.message()))
                .addAllDestinationIdentities(identities(destinationIdentities));
        return send("editing a chat message", id -> FfiRequest.newBuilder()
                .setEditChatMessage(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                event -> ProtoConverter.chat(event.getChatMessage().getChatMessage()));
    }
}
