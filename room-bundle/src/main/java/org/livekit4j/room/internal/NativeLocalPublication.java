package org.livekit4j.room.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.TrackPublicationInfo;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalTrack;

/** A track that this process publishes. */
final class NativeLocalPublication extends PublicationModel implements LocalTrackPublication {
    private final CompletableFuture<Void> subscribed = new CompletableFuture<>();
    private final PendingFutures pending;
    private final TrackPublishOptions options;
    private volatile NativeLocalTrack track;

    NativeLocalPublication(PendingFutures pending, FfiHandle handle, TrackPublicationInfo info, NativeLocalTrack track,
            TrackPublishOptions options) {
        super(handle, info);
        this.pending = pending;
        this.options = options;
        this.track = track;
        track.published(info.getSid());
    }

    @Override
    LocalTrackPublication user() {
        return this;
    }

    TrackPublishOptions options() {
        return options;
    }

    /** Null when it is unpublished. */
    NativeLocalTrack nativeTrack() {
        return track;
    }

    /** Under the room's lock. */
    void republished(FfiHandle handle, TrackPublicationInfo info) {
        replace(handle, info);
        NativeLocalTrack published = track;
        if (published != null) {
            published.published(info.getSid());
        }
    }

    @Override
    void muted(boolean muted) {
        super.muted(muted);
        NativeLocalTrack published = track;
        if (published != null) {
            published.mutedByRoom(muted);
        }
    }

    /** @return whether it is the first time */
    boolean subscribed() {
        return Completion.completeNow(subscribed, null);
    }

    /**
     * Marks the publication as unpublished.
     *
     * @param reason the reason for those who wait for a subscription
     */
    void end(Throwable reason) {
        track = null;
        handle().close();
        Completion.failNow(subscribed, reason);
    }

    @Override
    public Optional<LocalTrack> track() {
        return Optional.ofNullable(track);
    }

    @Override
    public CompletableFuture<Void> firstSubscription() {
        return pending.untilTheEnd(subscribed);
    }
}
