package org.livekit4j.video.internal;

import java.util.function.Consumer;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.track.TrackKind;

/** A local video track. */
final class NativeLocalVideoTrack extends NativeLocalTrack implements LocalVideoTrack {
    private final Consumer<Object> onClose;

    NativeLocalVideoTrack(FfiClient client, OwnedTrack track, Consumer<Object> onClose) {
        super(client, TrackKind.VIDEO, track);
        this.onClose = onClose;
    }

    @Override
    public void close() {
        super.close();
        onClose.accept(this);
    }
}
