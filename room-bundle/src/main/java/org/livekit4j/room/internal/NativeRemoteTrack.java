package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.livekit4j.Registration;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.proto.TrackInfo;
import org.livekit4j.ffi.track.CompletionSignal;
import org.livekit4j.ffi.track.FfiTrack;
import org.livekit4j.ffi.track.RtcStatsReader;
import org.livekit4j.text.Printable;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.track.RtcStats;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamState;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.TrackSource;

/** A track of a remote participant. */
abstract sealed class NativeRemoteTrack implements RemoteTrack, FfiTrack {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final FfiClient client;
    private final FfiHandle handle;
    private final TrackInfo info;
    private final StreamInfo streams;
    private final CompletionSignal ending = new CompletionSignal();
    private final Runnable decryptable;
    private volatile boolean muted;

    private NativeRemoteTrack(FfiClient client, OwnedTrack track, StreamInfo streams, Runnable decryptable) {
        this.client = client;
        this.decryptable = decryptable;
        this.streams = streams;
        this.info = track.getInfo();
        this.handle = client.adopt(HandleKind.TRACK, track.getHandle());
        this.muted = info.getMuted();
    }

    /**
     * @param track the track; its handle is adopted
     * @param publisher the description of the participant for streams
     * @param decryptable throws if the track cannot be decrypted
     */
    static NativeRemoteTrack of(FfiClient client, OwnedTrack track, StreamInfo publisher, TrackSource source,
            Runnable decryptable) {
        TrackInfo info = track.getInfo();
        StreamInfo streams = new StreamInfo(publisher.room(), publisher.participant(), info.getName(), info.getSid(), source);
        return info.getKind() == org.livekit4j.ffi.proto.TrackKind.KIND_VIDEO
                ? new Video(client, track, streams, decryptable)
                : new Audio(client, track, streams, decryptable);
    }

    private static final class Audio extends NativeRemoteTrack implements RemoteAudioTrack {
        private Audio(FfiClient client, OwnedTrack track, StreamInfo streams, Runnable decryptable) {
            super(client, track, streams, decryptable);
        }

        @Override
        public TrackKind kind() {
            return TrackKind.AUDIO;
        }
    }

    private static final class Video extends NativeRemoteTrack implements RemoteVideoTrack {
        private Video(FfiClient client, OwnedTrack track, StreamInfo streams, Runnable decryptable) {
            super(client, track, streams, decryptable);
        }

        @Override
        public TrackKind kind() {
            return TrackKind.VIDEO;
        }
    }

    final void muted(boolean mute) {
        muted = mute;
    }

    /** Tells the streams that they are over, and why. */
    final void endStreams(StreamEnd reason) {
        ending.end(reason);
    }

    /**
     * Ends the streams and releases the handle. If the publisher has left, the native library drops the handle again when the
     * room is left, and warns of an "unknown FFI handle"; the warning is harmless.
     */
    final void end(StreamEnd reason) {
        endStreams(reason);
        close();
    }

    @Override
    public final FfiHandle handle() {
        return handle;
    }

    @Override
    public final StreamInfo info() {
        return streams;
    }

    @Override
    public final void requireDecryptable(TrackSource source) {
        Objects.requireNonNull(source, "source is null");
        decryptable.run();
    }

    @Override
    public final StreamEnd nativeEnd() {
        return ending.await(TIMEOUT, StreamEnd.END_OF_TRACK);
    }

    @Override
    public final Registration onEnd(Consumer<StreamEnd> listener) {
        return ending.listen(listener);
    }

    @Override
    public final String sid() {
        return info.getSid();
    }

    @Override
    public final String name() {
        return info.getName();
    }

    @Override
    public final boolean muted() {
        return muted;
    }

    @Override
    public final StreamState streamState() {
        return ProtoEnums.of(StreamState.values(), info.getStreamState(), StreamState.UNKNOWN);
    }

    @Override
    public final CompletableFuture<List<RtcStats>> statistics() {
        return Completion.handOut(RtcStatsReader.ofTrack(client, handle));
    }

    @Override
    public final void close() {
        handle.close();
    }

    @Override
    public final String toString() {
        return "remote " + kind() + " track '" + Printable.of(name()) + "' (" + Printable.of(sid()) + ")";
    }
}
