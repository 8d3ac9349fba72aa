package org.livekit4j.room.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.ConnectionQualityChanged;
import org.livekit4j.ffi.proto.E2eeStateChanged;
import org.livekit4j.ffi.proto.OwnedParticipant;
import org.livekit4j.ffi.proto.ParticipantAttributesChanged;
import org.livekit4j.ffi.proto.ParticipantConnected;
import org.livekit4j.ffi.proto.ParticipantDisconnected;
import org.livekit4j.ffi.proto.ParticipantEncryptionStatusChanged;
import org.livekit4j.ffi.proto.ParticipantInfo;
import org.livekit4j.ffi.proto.ParticipantMetadataChanged;
import org.livekit4j.ffi.proto.ParticipantNameChanged;
import org.livekit4j.ffi.proto.ParticipantPermissionChanged;
import org.livekit4j.room.ConnectionQuality;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.EncryptionState;
import org.livekit4j.room.Participant;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.track.StreamEnd;

/** Participants that join, change and leave. Events about an absent participant occur when tasks of the native library overtake each other. */
final class ParticipantEvents {
    private final RoomState model;
    private final AsyncCloser endings;

    ParticipantEvents(RoomState model, AsyncCloser endings) {
        this.model = model;
        this.endings = endings;
    }

    RoomEvent connected(NativeEvent event, ParticipantConnected message) {
        OwnedParticipant owned = message.getInfo();
        NativeRemoteParticipant stale = model.remotes().get(owned.getInfo().getIdentity());
        if (!event.claim()) {
            return null;
        }
        if (stale != null) {
            endings.run(() -> stale.end(StreamEnd.PARTICIPANT_LEFT));
        }
        return new RoomEvent.ParticipantConnected(model.add(owned));
    }

    RoomEvent disconnected(ParticipantDisconnected message) {
        NativeRemoteParticipant gone = model.remotes().remove(message.getParticipantIdentity());
        if (gone == null) {
            return null;
        }
        DisconnectReason reason = ProtoConverter.reason(message.getDisconnectReason());
        gone.update(info -> info.setDisconnectReason(message.getDisconnectReason()));
        boolean reconnecting = model.state() == ConnectionState.RECONNECTING;
        long restarts = model.restarts().count();
        endings.run(() -> gone.end(streamEnd(reason, reconnecting, restarts)));
        return new RoomEvent.ParticipantDisconnected(gone, reason);
    }

    /** A server that closes a room puts out one after the other, and tells those who are still in it. */
    private StreamEnd streamEnd(DisconnectReason reason, boolean reconnecting, long restarts) {
        return switch (reason) {
            case ROOM_DELETED, ROOM_CLOSED -> StreamEnd.ROOM_ENDED;
            case UNKNOWN -> reconnecting || model.restarts().begunSince(restarts)
                    ? StreamEnd.RECONNECTED
                    : StreamEnd.PARTICIPANT_LEFT;
            default -> StreamEnd.PARTICIPANT_LEFT;
        };
    }

    /** Null if nobody has this identity. */
    private RoomEvent of(String identity, Function<ParticipantModel, RoomEvent> event) {
        ParticipantModel participant = model.participant(identity);
        return participant == null ? null : event.apply(participant);
    }

    RoomEvent active(String identity) {
        return of(identity, participant -> new RoomEvent.ParticipantActive(participant.user()));
    }

    RoomEvent metadata(ParticipantMetadataChanged message) {
        return of(message.getParticipantIdentity(), participant -> {
            String old = participant.metadata();
            participant.update(info -> info.setMetadata(message.getMetadata()));
            return new RoomEvent.ParticipantMetadataChanged(participant.user(), old, message.getMetadata());
        });
    }

    RoomEvent name(ParticipantNameChanged message) {
        return of(message.getParticipantIdentity(), participant -> {
            String old = participant.name();
            participant.update(info -> info.setName(message.getName()));
            return new RoomEvent.ParticipantNameChanged(participant.user(), old, message.getName());
        });
    }

    RoomEvent attributes(ParticipantAttributesChanged message) {
        Map<String, String> all = ProtoConverter.attributes(message.getAttributesList());
        return of(message.getParticipantIdentity(), participant -> {
            participant.update(info -> info.clearAttributes().putAllAttributes(all));
            return new RoomEvent.ParticipantAttributesChanged(participant.user(),
                    ProtoConverter.attributes(message.getChangedAttributesList()));
        });
    }

    RoomEvent permissions(ParticipantPermissionChanged message) {
        return of(message.getParticipantIdentity(), participant -> {
            participant.update(info -> message.hasPermission()
                    ? info.setPermission(message.getPermission())
                    : info.clearPermission());
            RoomEvent changed = new RoomEvent.ParticipantPermissionsChanged(participant.user(), participant.permissions());
            if (participant != model.local()) {
                return changed;
            }
            model.listeners().tell(changed); // before the events that follow from it
            model.local().publishing().permissionsChanged();
            return null;
        });
    }

    /** Tells nobody: what listeners get is told with the publication. */
    RoomEvent encryption(ParticipantEncryptionStatusChanged message) {
        NativeRemoteParticipant participant = model.remotes().get(message.getParticipantIdentity());
        if (participant != null) {
            participant.allEncrypted(message.getIsEncrypted());
        }
        return null;
    }

    RoomEvent encryptionState(E2eeStateChanged message) {
        EncryptionState state = ProtoEnums.of(EncryptionState.values(), message.getState(), EncryptionState.INTERNAL_ERROR);
        return of(message.getParticipantIdentity(), participant -> {
            participant.encryptionState(state);
            return new RoomEvent.EncryptionStateChanged(participant.user(), state);
        });
    }

    RoomEvent quality(ConnectionQualityChanged message) {
        ConnectionQuality quality = switch (message.getQuality()) {
            case QUALITY_POOR -> ConnectionQuality.POOR;
            case QUALITY_GOOD -> ConnectionQuality.GOOD;
            case QUALITY_EXCELLENT -> ConnectionQuality.EXCELLENT;
            case QUALITY_LOST -> ConnectionQuality.LOST;
        };
        return of(message.getParticipantIdentity(), participant -> {
            participant.quality(quality);
            return new RoomEvent.ConnectionQualityChanged(participant.user(), quality);
        });
    }

    RoomEvent speakers(List<String> identities) {
        model.local().speaking(identities.contains(model.local().identity()));
        model.remotes().values().forEach(remote -> remote.speaking(identities.contains(remote.identity())));
        List<Participant> speakers = identities.stream().map(model::participant).filter(Objects::nonNull)
                .map(ParticipantModel::user).toList();
        return new RoomEvent.ActiveSpeakersChanged(speakers);
    }

    /** Tells nobody: what has changed comes as events of its own. */
    RoomEvent updated(List<ParticipantInfo> infos) {
        for (ParticipantInfo info : infos) {
            ParticipantModel participant = model.participant(info.getIdentity());
            if (participant != null) {
                participant.replace(info);
            }
            if (participant == model.local()) {
                model.local().publishing().permissionsChanged();
            }
        }
        return null;
    }
}
