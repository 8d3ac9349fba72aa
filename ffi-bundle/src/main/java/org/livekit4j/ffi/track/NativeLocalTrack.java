package org.livekit4j.ffi.track;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
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
import org.osgi.annotation.versioning.ProviderType;

/** What local tracks of all media have in common: the native handle, and muting. */
@ProviderType
public abstract class NativeLocalTrack implements LocalTrack, FfiTrack {
    private final FfiClient client;
    private final FfiHandle handle;
    private final TrackInfo info;
    private final TrackKind kind;
    private final AtomicReference<Object> publisher = new AtomicReference<>();
    private volatile String sid;
    private volatile boolean muted;

    /** @param track as the native library made it; its handle is adopted */
    protected NativeLocalTrack(FfiClient client, TrackKind kind, OwnedTrack track) {
        this.client = Objects.requireNonNull(client, "client is null");
        this.kind = kind;
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

    /**
     * A room is about to publish the track. A track can be published once at a time: the native library aborts the process when it is unpublished
     * in one of two rooms.
     *
     * @param room who publishes, until it {@linkplain #release releases} the track
     * @throws IllegalStateException if the track is published already
     */
    public final void claim(Object room) {
        if (!publisher.compareAndSet(null, Objects.requireNonNull(room, "room is null"))) {
            throw new IllegalStateException(this + " is published already, or is being published: unpublish it first, or publish"
                    + " another track of the same source");
        }
    }

    /** The track is not published any more; does nothing if it is another room that publishes it. */
    public final void release(Object room) {
        publisher.compareAndSet(room, null);
    }

    /** The room has published the track under this sid; another one after a full reconnect. */
    public final void published(String newSid) {
        sid = Objects.requireNonNull(newSid, "sid is null");
    }

    /** The native library says that a moderator has muted or unmuted the track. */
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

    @Override
    public void close() {
        handle.close();
    }

    @Override
    public final String toString() {
        return kind + " track '" + Printable.of(name()) + "' (" + Printable.of(sid()) + ")";
    }
}
