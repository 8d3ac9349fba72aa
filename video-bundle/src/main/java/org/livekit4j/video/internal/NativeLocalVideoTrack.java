package org.livekit4j.video.internal;

import java.util.Optional;
import java.util.function.Consumer;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.VideoCodec;

/** A local video track. */
final class NativeLocalVideoTrack extends NativeLocalTrack implements LocalVideoTrack {
    private final Optional<VideoCodec> encodedAs;

    NativeLocalVideoTrack(FfiClient client, OwnedTrack track, Optional<VideoCodec> encodedAs, Consumer<Object> onClose) {
        super(client, TrackKind.VIDEO, track, onClose);
        this.encodedAs = encodedAs;
    }

    @Override
    public Optional<VideoCodec> encodedAs() {
        return encodedAs;
    }
}
