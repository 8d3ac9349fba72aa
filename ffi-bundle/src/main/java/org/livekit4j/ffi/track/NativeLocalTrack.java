package org.livekit4j.ffi.track;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.LocalTrackMuteRequest;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.proto.TrackInfo;
import org.livekit4j.text.Printable;
import org.livekit4j.track.LocalTrack;
import org.livekit4j.track.RtcStats;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.VideoCodec;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The common part of local tracks: the native handle, publishing and muting. The user who created the track closes it. Safe for
 * use by several threads.
 */
@ProviderType
public abstract class NativeLocalTrack implements LocalTrack, FfiTrack {
    private final FfiClient client;
    private final FfiHandle handle;
    private final TrackInfo info;
    private final TrackKind kind;
    private final Consumer<Object> onClose;
    private final AtomicReference<Object> publisher = new AtomicReference<>();
    private volatile String sid;
    private volatile boolean muted;

    /**
     * Creates a track and adopts its handle. Nothing is called when the track is closed.
     *
     * @param client sends requests
     * @param kind the kind of the track
     * @param track the native library's answer to the request that created the track
     */
    protected NativeLocalTrack(FfiClient client, TrackKind kind, OwnedTrack track) {
        this(client, kind, track, _ -> {
        });
    }

    /**
     * Creates a track, adopts its handle, and tells of each call of {@link #close}.
     *
     * @param client sends requests
     * @param kind the kind of the track
     * @param track the native library's answer to the request that created the track
     * @param onClose is given this track each time it is closed
     */
    protected NativeLocalTrack(FfiClient client, TrackKind kind, OwnedTrack track, Consumer<Object> onClose) {
        this.client = Objects.requireNonNull(client, "client is null");
        this.kind = kind;
        this.onClose = Objects.requireNonNull(onClose, "onClose is null");
        this.info = track.getInfo();
        this.handle = client.adopt(HandleKind.TRACK, track.getHandle());
        this.sid = info.getSid();
        this.muted = info.getMuted();
    }

    @Override
    public final FfiHandle handle() {
        return handle;
    }

    @Override
    public final String sid() {
        return sid;
    }

    /** {@return the codec in which the track's source delivers video; empty if the native library encodes what it delivers} */
    public Optional<VideoCodec> encodedAs() {
        return Optional.empty();
    }

    /**
     * Reserves the track for a room that is about to publish it. A track can be published once at a time: the native library
     * aborts the process if a track of two rooms is unpublished in one of them.
     *
     * @param room the publisher, until it {@linkplain #release releases} the track
     * @throws IllegalStateException if the track is published already
     */
    public final void claim(Object room) {
        if (!publisher.compareAndSet(null, Objects.requireNonNull(room, "room is null"))) {
            throw new IllegalStateException(this + " is published already, or is being published: unpublish it first, or publish"
                    + " another track of the same source");
        }
    }

    /**
     * Ends the reservation of a room. Does nothing if the track is reserved for another room.
     *
     * @param room the publisher
     */
    public final void release(Object room) {
        publisher.compareAndSet(room, null);
    }

    /**
     * Sets the sid under which the track was published. A full reconnect changes it.
     *
     * @param newSid the sid
     */
    public final void published(String newSid) {
        sid = Objects.requireNonNull(newSid, "sid is null");
    }

    /**
     * Sets whether the track is muted, after a moderator muted or unmuted it.
     *
     * @param mute whether the track is muted
     */
    public final void mutedByRoom(boolean mute) {
        muted = mute;
    }

    @Override
    public final String name() {
        return info.getName();
    }

    @Override
    public final TrackKind kind() {
        return kind;
    }

    @Override
    public final CompletableFuture<List<RtcStats>> statistics() {
        return Completion.handOut(RtcStatsReader.ofTrack(client, handle));
    }

    @Override
    public final boolean muted() {
        return muted;
    }

    @Override
    public final void mute(boolean mute) {
        LocalTrackMuteRequest request = LocalTrackMuteRequest.newBuilder().setTrackHandle(handle.id()).setMute(mute).build();
        muted = client.request(FfiRequest.newBuilder().setLocalTrackMute(request).build()).getLocalTrackMute().getMuted();
    }

    /** Closes the native handle. Idempotent. */
    @Override
    public final void close() {
        handle.close();
        onClose.accept(this);
    }

    @Override
    public final String toString() {
        return kind + " track '" + Printable.of(name()) + "' (" + Printable.of(sid()) + ")";
    }
}
