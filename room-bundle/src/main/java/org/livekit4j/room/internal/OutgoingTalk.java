package org.livekit4j.room.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.proto.StreamTextOptions;
import org.livekit4j.ffi.proto.TextStreamInfo.OperationType;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.TranscriptionSegment;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamWriter;

/** Sends chat messages and transcriptions both ways: as packets for older clients, and as text streams. */
final class OutgoingTalk {
    /** What fits into a packet with what is added to it. */
    private static final int MAX_CHAT_BYTES = 50_000;

    private final RoomRequests operations;
    private final LocalParticipantRequests packets;
    private final OutgoingStreams streams;
    private final ParticipantModel self;

    OutgoingTalk(RoomRequests operations, LocalParticipantRequests packets, OutgoingStreams streams, ParticipantModel self) {
        this.operations = operations;
        this.packets = packets;
        this.streams = streams;
        this.self = self;
    }

    /** The native library chooses the id in the packet, so the packet goes first. */
    CompletableFuture<ChatMessage> send(String message, List<String> destinationIdentities) {
        check(message);
        return both(packets.sendChat(message, destinationIdentities), sent -> chat(sent.id(), destinationIdentities).build(),
                message);
    }

    CompletableFuture<ChatMessage> edit(ChatMessage original, String message, List<String> destinationIdentities) {
        check(message);
        return both(packets.editChat(original, message, destinationIdentities), sent -> chat(sent.id(), destinationIdentities)
                .setOperationType(OperationType.UPDATE).setVersion(1).build(), message);
    }

    private static void check(String message) {
        int bytes = Utf8.length(Objects.requireNonNull(message, "message is null"));
        if (bytes > MAX_CHAT_BYTES) {
            throw new IllegalArgumentException("message has " + bytes + " bytes; it can have " + MAX_CHAT_BYTES
                    + " at most. Send a longer text as a text stream, by sendText");
        }
    }

    private static StreamTextOptions.Builder chat(String id, List<String> destinationIdentities) {
        return StreamOptionsEncoder.encode(TextStreamOptions.DEFAULTS.withTopic(ChatMessage.TOPIC).withStreamId(id)
                .withDestinationIdentities(destinationIdentities.toArray(String[]::new))).toBuilder();
    }

    private CompletableFuture<ChatMessage> both(CompletableFuture<ChatMessage> packet,
            Function<ChatMessage, StreamTextOptions> options, String message) {
        return operations.pending().untilTheEnd(then(packet,
                sent -> Completion.map(streams.sendNow(message, options.apply(sent)), _ -> sent)));
    }

    /** Neither is handed out. */
    private static <S, T> CompletableFuture<T> then(CompletableFuture<S> first, Function<S, CompletableFuture<T>> second) {
        CompletableFuture<T> done = new CompletableFuture<>();
        first.whenComplete((value, failure) -> {
            try {
                if (failure != null) {
                    Completion.failNow(done, failure);
                } else {
                    PendingFutures.follow(second.apply(value), done);
                }
            } catch (Throwable e) { // also an Error: the caller waits
                Completion.failNow(done, e);
            }
        });
        return done;
    }

    /** @param encrypted whether the room is: packets of transcriptions never are */
    CompletableFuture<Void> publish(Transcription transcription, boolean encrypted) {
        Objects.requireNonNull(transcription, "transcription is null");
        Supplier<CompletableFuture<Void>> all = () -> CompletableFuture.completedFuture(null);
        for (TranscriptionSegment segment : transcription.segments().reversed()) {
            Supplier<CompletableFuture<Void>> rest = all;
            StreamTextOptions options = options(transcription.participantIdentity(), transcription.trackSid(), segment.id(),
                    segment.complete());
            all = () -> then(streams.sendNow(segment.text(), options), _ -> rest.get());
        }
        Supplier<CompletableFuture<Void>> asStreams = all;
        CompletableFuture<Void> packet = encrypted
                ? CompletableFuture.completedFuture(null)
                : packets.publishTranscription(transcription);
        return operations.pending().untilTheEnd(then(packet, _ -> asStreams.get()));
    }

    CompletableFuture<TextStreamWriter> stream(String participantIdentity, String trackSid) {
        if (Objects.requireNonNull(participantIdentity, "participantIdentity is null").isBlank()) {
            throw new IllegalArgumentException("participantIdentity is blank; it must be the identity of the speaker");
        }
        Objects.requireNonNull(trackSid, "trackSid is null");
        return streams.streamText(options(participantIdentity, trackSid, "SG_" + UUID.randomUUID(), false),
                Map.of(Talk.FINAL, "true"));
    }

    private StreamTextOptions options(String participantIdentity, String trackSid, String segmentId, boolean complete) {
        Map<String, String> attributes = trackSid.isEmpty()
                ? Map.of(Talk.SEGMENT_ID, segmentId, Talk.FINAL, String.valueOf(complete))
                : Map.of(Talk.SEGMENT_ID, segmentId, Talk.FINAL, String.valueOf(complete), Talk.TRACK_SID, trackSid);
        StreamTextOptions.Builder options = StreamOptionsEncoder
                .encode(TextStreamOptions.DEFAULTS.withTopic(Transcription.TOPIC).withAttributes(attributes)).toBuilder();
        if (self.kind() == ParticipantKind.AGENT && !participantIdentity.equals(self.identity())
                && !participantIdentity.isEmpty()) {
            options.setSenderIdentity(participantIdentity);
        }
        return options.build();
    }
}
