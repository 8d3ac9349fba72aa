package org.livekit4j.room.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.livekit4j.ffi.proto.AttributesEntry;
import org.livekit4j.ffi.proto.ParticipantPermission;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.ParticipantPermissions;
import org.livekit4j.room.TranscriptionSegment;
import org.livekit4j.track.TrackSource;

/** Converts messages of the protocol to records of the API. */
final class ProtoConverter {
    private static final DisconnectReason[] REASONS = DisconnectReason.values();

    private ProtoConverter() {}

    static Optional<Instant> time(long epochMillis) {
        return epochMillis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(epochMillis));
    }

    static DisconnectReason reason(org.livekit4j.ffi.proto.DisconnectReason reason) {
        return ProtoEnums.of(REASONS, reason, DisconnectReason.UNKNOWN);
    }

    static org.livekit4j.ffi.proto.DisconnectReason protocol(DisconnectReason reason) {
        return org.livekit4j.ffi.proto.DisconnectReason.forNumber(reason.ordinal());
    }

    static ParticipantPermissions permissions(ParticipantPermission permission) {
        Set<TrackSource> sources = permission.getCanPublishSourcesList().stream()
                .map(source -> ProtoEnums.of(TrackSource.values(), source, TrackSource.UNKNOWN)).collect(Collectors.toSet());
        return new ParticipantPermissions(permission.getCanSubscribe(), permission.getCanPublish(),
                permission.getCanPublishData(), sources, permission.getHidden(), permission.getCanUpdateMetadata(),
                permission.getCanSubscribeMetrics(), permission.getCanManageAgentSession());
    }

    static Map<String, String> attributes(List<AttributesEntry> entries) {
        return entries.stream().collect(
                Collectors.toUnmodifiableMap(AttributesEntry::getKey, AttributesEntry::getValue, (first, second) -> second));
    }

    static TranscriptionSegment segment(org.livekit4j.ffi.proto.TranscriptionSegment segment) {
        return new TranscriptionSegment(segment.getId(), segment.getText(), segment.getStartTime(), segment.getEndTime(),
                segment.getLanguage(), segment.getFinal());
    }

    static ChatMessage chat(org.livekit4j.ffi.proto.ChatMessage message) {
        return new ChatMessage(message.getId(), Instant.ofEpochMilli(message.getTimestamp()), message.getMessage(),
                message.hasEditTimestamp() ? Optional.of(Instant.ofEpochMilli(message.getEditTimestamp())) : Optional.empty(),
                message.getDeleted(), message.getGenerated(), Optional.empty(), Map.of());
    }
}
