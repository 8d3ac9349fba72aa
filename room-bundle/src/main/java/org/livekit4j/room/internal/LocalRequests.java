package org.livekit4j.room.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.AttributesEntry;
import org.livekit4j.ffi.proto.EditChatMessageRequest;
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

/** What the local participant asks for that needs nothing remembered. */
final class LocalRequests {
    /** The native library sends no message above 64,000 bytes, and adds who sends it and what it takes to encrypt it. */
    private static final int MAX_PACKET = 63_000;
    private static final int MAX_DTMF_CODE = 15;

    private final Operations operations;
    private final FfiHandle participant;

    LocalRequests(Operations operations, FfiHandle participant) {
        this.operations = operations;
        this.participant = participant;
    }

    CompletableFuture<Void> setMetadata(String metadata) {
        SetLocalMetadataRequest.Builder request = SetLocalMetadataRequest.newBuilder().setMetadata(metadata);
        return operations.ask("setting the metadata", id -> FfiRequest.newBuilder()
                .setSetLocalMetadata(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
    }

    CompletableFuture<Void> setName(String name) {
        SetLocalNameRequest.Builder request = SetLocalNameRequest.newBuilder().setName(name);
        return operations.ask("setting the name", id -> FfiRequest.newBuilder()
                .setSetLocalName(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
    }

    CompletableFuture<Void> setAttributes(Map<String, String> attributes) {
        SetLocalAttributesRequest.Builder request = SetLocalAttributesRequest.newBuilder();
        attributes.forEach((key, value) -> request.addAttributes(AttributesEntry.newBuilder().setKey(key).setValue(value)));
        return operations.ask("setting attributes", id -> FfiRequest.newBuilder()
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
        long bytes = payload.length + Utf8.length(options.topic());
        for (String identity : options.destinationIdentities()) {
            bytes += Utf8.length(identity);
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
            return operations.ask("publishing data", id -> FfiRequest.newBuilder()
                    .setPublishData(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
        }
    }

    CompletableFuture<Void> publishDtmf(int code, String digit, List<String> destinationIdentities) {
        if (code < 0 || code > MAX_DTMF_CODE) {
            throw new IllegalArgumentException("tone " + code + "; it has to be from 0 to " + MAX_DTMF_CODE);
        }
        PublishSipDtmfRequest.Builder request = PublishSipDtmfRequest.newBuilder().setCode(code).setDigit(digit)
                .addAllDestinationIdentities(destinationIdentities);
        return operations.ask("publishing a tone", id -> FfiRequest.newBuilder()
                .setPublishSipDtmf(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
    }

    CompletableFuture<Void> publishTranscription(Transcription transcription) {
        PublishTranscriptionRequest.Builder request = PublishTranscriptionRequest.newBuilder()
                .setParticipantIdentity(transcription.participantIdentity()).setTrackId(transcription.trackSid());
        transcription.segments().forEach(segment -> request.addSegments(protocol(segment)));
        return operations.ask("publishing a transcription", id -> FfiRequest.newBuilder()
                .setPublishTranscription(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
    }

    private static org.livekit4j.ffi.proto.TranscriptionSegment protocol(TranscriptionSegment segment) {
        return org.livekit4j.ffi.proto.TranscriptionSegment.newBuilder().setId(segment.id()).setText(segment.text())
                .setStartTime(segment.startTime()).setEndTime(segment.endTime()).setLanguage(segment.language())
                .setFinal(segment.complete()).build();
    }

    CompletableFuture<ChatMessage> sendChat(String message, List<String> destinationIdentities) {
        SendChatMessageRequest.Builder request = SendChatMessageRequest.newBuilder().setMessage(message)
                .addAllDestinationIdentities(destinationIdentities);
        return operations.ask("sending a chat message", id -> FfiRequest.newBuilder()
                .setSendChatMessage(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                event -> Infos.chat(event.getChatMessage().getChatMessage()));
    }

    CompletableFuture<ChatMessage> editChat(ChatMessage original, String message, List<String> destinationIdentities) {
        Objects.requireNonNull(message, "message is null");
        EditChatMessageRequest.Builder request = EditChatMessageRequest.newBuilder().setEditText(message)
                .setOriginalMessage(org.livekit4j.ffi.proto.ChatMessage.newBuilder().setId(original.id())
                        .setTimestamp(original.timestamp().toEpochMilli()).setMessage(original.message()))
                .addAllDestinationIdentities(destinationIdentities);
        return operations.ask("editing a chat message", id -> FfiRequest.newBuilder()
                .setEditChatMessage(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                event -> Infos.chat(event.getChatMessage().getChatMessage()));
    }
}
