package org.livekit4j.room.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.ParticipantInfo;
import org.livekit4j.room.ConnectionQuality;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.EncryptionState;
import org.livekit4j.room.EncryptionType;
import org.livekit4j.room.Participant;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.ParticipantKindDetail;
import org.livekit4j.room.ParticipantPermissions;
import org.livekit4j.room.ParticipantState;
import org.livekit4j.text.Printable;

/** The common state of local and remote participants: the latest that the native library reported. */
abstract class ParticipantModel {
    private final FfiHandle handle;
    private final String identity;
    private volatile ParticipantInfo info;
    private volatile ConnectionQuality quality = ConnectionQuality.UNKNOWN;
    private volatile boolean speaking;
    private volatile EncryptionState encryptionState = EncryptionState.NEW;

    ParticipantModel(FfiHandle handle, ParticipantInfo info) {
        this.handle = handle;
        this.identity = info.getIdentity();
        this.info = info;
    }

    /** This, as users see it. */
    abstract Participant user();

    abstract PublicationModel publication(String sid);

    abstract Collection<? extends PublicationModel> publicationModels();

    public final FfiHandle handle() {
        return handle;
    }

    /** Under the room's lock. */
    final void update(UnaryOperator<ParticipantInfo.Builder> change) {
        replace(change.apply(info.toBuilder()).build());
    }

    /** Under the room's lock. */
    void replace(ParticipantInfo newInfo) {
        info = newInfo;
    }

    final void quality(ConnectionQuality newQuality) {
        quality = newQuality;
    }

    final void speaking(boolean speaks) {
        speaking = speaks;
    }

    final void encryptionState(EncryptionState newState) {
        encryptionState = newState;
    }

    public final String sid() {
        return info.getSid();
    }

    public final String identity() {
        return identity;
    }

    public final String name() {
        return info.getName();
    }

    public final String metadata() {
        return info.getMetadata();
    }

    public final Map<String, String> attributes() {
        return info.getAttributesMap();
    }

    public final ParticipantKind kind() {
        return ProtoEnums.of(ParticipantKind.values(), info.getKind(), ParticipantKind.STANDARD);
    }

    public final Set<ParticipantKindDetail> kindDetails() {
        return info.getKindDetailsList().stream().map(detail -> ParticipantKindDetail.values()[detail.getNumber()])
                .collect(Collectors.toUnmodifiableSet());
    }

    public final int clientProtocol() {
        return info.getClientProtocol();
    }

    public final ParticipantState state() {
        return ProtoEnums.of(ParticipantState.values(), info.getState(), ParticipantState.JOINING);
    }

    public final Optional<Instant> joinedAt() {
        return ProtoConverter.time(info.getJoinedAt());
    }

    public final Optional<ParticipantPermissions> permissions() {
        ParticipantInfo now = info;
        return now.hasPermission() ? Optional.of(ProtoConverter.permissions(now.getPermission())) : Optional.empty();
    }

    public final ConnectionQuality connectionQuality() {
        return quality;
    }

    public final boolean speaking() {
        return speaking;
    }

    /** The native library counts data, too, and tells of changes before the publication that brings them about is known. */
    public final boolean encrypted() {
        Collection<? extends PublicationModel> all = publicationModels();
        return !all.isEmpty() && all.stream().allMatch(publication -> publication.encryptionType() != EncryptionType.NONE);
    }

    public final EncryptionState encryptionState() {
        return encryptionState;
    }

    public final Optional<DisconnectReason> disconnectReason() {
        return Optional.of(ProtoConverter.reason(info.getDisconnectReason()))
                .filter(reason -> reason != DisconnectReason.UNKNOWN);
    }

    @Override
    public final String toString() {
        return getClass().getInterfaces()[0].getSimpleName() + "[" + Printable.of(identity) + ", " + Printable.of(sid()) + "]";
    }
}
