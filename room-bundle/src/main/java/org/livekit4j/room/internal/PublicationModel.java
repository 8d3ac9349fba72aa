package org.livekit4j.room.internal;

import java.util.Set;
import java.util.stream.Collectors;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.TrackPublicationInfo;
import org.livekit4j.room.AudioTrackFeature;
import org.livekit4j.room.EncryptionType;
import org.livekit4j.room.FrameMetadataFeature;
import org.livekit4j.room.TrackPublication;
import org.livekit4j.text.Printable;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.TrackSource;

/** The common state of local and remote publications: the latest that the native library reported. */
abstract class PublicationModel {
    private volatile FfiHandle handle;
    private volatile TrackPublicationInfo info;

    PublicationModel(FfiHandle handle, TrackPublicationInfo info) {
        this.handle = handle;
        this.info = info;
    }

    /** This, as users see it. */
    abstract TrackPublication user();

    final FfiHandle handle() {
        return handle;
    }

    /** Under the room's lock. */
    final void replace(FfiHandle newHandle, TrackPublicationInfo newInfo) {
        handle = newHandle;
        info = newInfo;
    }

    /** Under the room's lock. */
    final void replace(TrackPublicationInfo newInfo) {
        info = newInfo;
    }

    /** Under the room's lock. */
    void muted(boolean muted) {
        info = info.toBuilder().setMuted(muted).build();
    }

    public final String sid() {
        return info.getSid();
    }

    public final String name() {
        return info.getName();
    }

    public final TrackKind kind() {
        return info.getKind() == org.livekit4j.ffi.proto.TrackKind.KIND_VIDEO ? TrackKind.VIDEO : TrackKind.AUDIO;
    }

    public final TrackSource source() {
        return ProtoEnums.of(TrackSource.values(), info.getSource(), TrackSource.UNKNOWN);
    }

    public final boolean simulcasted() {
        return info.getSimulcasted();
    }

    public final int width() {
        return info.getWidth();
    }

    public final int height() {
        return info.getHeight();
    }

    public final String mimeType() {
        return info.getMimeType();
    }

    public final boolean muted() {
        return info.getMuted();
    }

    public final EncryptionType encryptionType() {
        return ProtoEnums.of(EncryptionType.values(), info.getEncryptionType(), EncryptionType.CUSTOM);
    }

    public final Set<AudioTrackFeature> audioFeatures() {
        return info.getAudioFeaturesList().stream().map(feature -> AudioTrackFeature.values()[feature.getNumber()])
                .collect(Collectors.toUnmodifiableSet());
    }

    public final Set<FrameMetadataFeature> frameMetadataFeatures() {
        return info.getFrameMetadataFeaturesList().stream().map(feature -> FrameMetadataFeature.values()[feature.getNumber()])
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public final String toString() {
        return getClass().getInterfaces()[0].getSimpleName() + "[" + kind() + " '" + Printable.of(name()) + "', "
                + Printable.of(sid()) + "]";
    }
}
