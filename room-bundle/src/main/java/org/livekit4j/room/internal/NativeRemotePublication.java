package org.livekit4j.room.internal;

import java.util.Objects;
import java.util.Optional;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.EnableRemoteTrackPublicationRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.SetRemoteTrackPublicationQualityRequest;
import org.livekit4j.ffi.proto.SetSubscribedRequest;
import org.livekit4j.ffi.proto.TrackPublicationInfo;
import org.livekit4j.ffi.proto.UpdateRemoteTrackPublicationDimensionRequest;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.VideoQuality;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.TrackKind;

/** A track that a remote participant publishes. */
final class NativeRemotePublication extends PublicationModel implements RemoteTrackPublication {
    private final FfiClient client;
    private volatile NativeRemoteTrack track;
    private volatile boolean unwanted;
    private volatile boolean enabled = true;

    NativeRemotePublication(FfiClient client, FfiHandle handle, TrackPublicationInfo info) {
        super(handle, info);
        this.client = client;
    }

    @Override
    RemoteTrackPublication user() {
        return this;
    }

    /** Under the room's lock; null for none. */
    void track(NativeRemoteTrack newTrack) {
        track = newTrack;
    }

    @Override
    void muted(boolean muted) {
        super.muted(muted);
        if (track != null) {
            track.muted(muted);
        }
    }

    /** Whether this side has unsubscribed. */
    boolean unwanted() {
        return unwanted;
    }

    NativeRemoteTrack nativeTrack() {
        return track;
    }

    @Override
    public Optional<RemoteTrack> track() {
        return Optional.ofNullable(track);
    }

    @Override
    public void setSubscribed(boolean subscribed) {
        unwanted = !subscribed;
        client.request(FfiRequest.newBuilder().setSetSubscribed(
                SetSubscribedRequest.newBuilder().setPublicationHandle(handle().id()).setSubscribe(subscribed)).build());
    }

    @Override
    public void setEnabled(boolean enable) {
        client.request(FfiRequest.newBuilder().setEnableRemoteTrackPublication(EnableRemoteTrackPublicationRequest.newBuilder()
                .setTrackPublicationHandle(handle().id()).setEnabled(enable)).build());
        enabled = enable;
    }

    /** Whether the server is to send its media. */
    boolean enabled() {
        return enabled;
    }

    @Override
    public void setVideoQuality(VideoQuality quality) {
        Objects.requireNonNull(quality, "quality is null");
        if (kind() != TrackKind.VIDEO || !simulcasted()) {
            throw new IllegalArgumentException("a quality for " + this + ", which is not simulcast video");
        }
        client.request(FfiRequest.newBuilder()
                .setSetRemoteTrackPublicationQuality(
                        SetRemoteTrackPublicationQualityRequest.newBuilder().setTrackPublicationHandle(handle().id())
                                .setQuality(org.livekit4j.ffi.proto.VideoQuality.forNumber(quality.ordinal())))
                .build());
    }

    @Override
    public void setVideoDimensions(int width, int height) {
        if (kind() != TrackKind.VIDEO) {
            throw new IllegalArgumentException("dimensions for " + this + ", which is not video");
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(width + "×" + height + " pixels; both must be at least 1");
        }
        client.request(FfiRequest.newBuilder()
                .setUpdateRemoteTrackPublicationDimension(UpdateRemoteTrackPublicationDimensionRequest.newBuilder()
                        .setTrackPublicationHandle(handle().id()).setWidth(width).setHeight(height))
                .build());
    }

    /** It is unpublished: ends the track's streams and releases all handles. */
    void end(StreamEnd reason) {
        NativeRemoteTrack last = track;
        track = null;
        if (last != null) {
            last.end(reason);
        }
        handle().close();
    }
}
