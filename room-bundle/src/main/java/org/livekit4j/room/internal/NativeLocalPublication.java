package org.livekit4j.room.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.NativeLocalTrack;
import org.livekit4j.ffi.proto.TrackPublicationInfo;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.track.LiveKitException;
import org.livekit4j.track.LocalTrack;

/** A track that this process publishes. */
final class NativeLocalPublication extends PublicationModel implements LocalTrackPublication {
    private final CompletableFuture<Void> subscribed = new CompletableFuture<>();
    private final PendingOperations pending;
    private volatile NativeLocalTrack track;

    NativeLocalPublication(PendingOperations pending, FfiHandle handle, TrackPublicationInfo info, NativeLocalTrack track) {
        super(handle, info);
        this.pending = pending;
        this.track = track;
        track.published(info.getSid());
    }

    @Override
    LocalTrackPublication user() {
        return this;
    }

    /** Under the room's lock. */
    void republished(FfiHandle handle, TrackPublicationInfo info) {
        replace(handle, info);
        NativeLocalTrack published = track;
        if (published != null) {
            published.published(info.getSid());
        }
    }

    /** @return whether it is the first time */
    boolean subscribed() {
        boolean first = !subscribed.isDone();
        if (first) {
            Thread.ofVirtual().name("livekit-subscribed").start(() -> subscribed.complete(null));
        }
        return first;
    }

    /** It is unpublished, and the listeners know. */
    void forgetTrack() {
        track = null;
        subscribed.completeExceptionally(new LiveKitException("the track is unpublished, and nobody had subscribed to it"));
    }

    @Override
    public Optional<LocalTrack> track() {
        return Optional.ofNullable(track);
    }

    @Override
    public CompletableFuture<Void> waitForSubscription() {
        return pending.untilTheEnd(subscribed);
    }
}
