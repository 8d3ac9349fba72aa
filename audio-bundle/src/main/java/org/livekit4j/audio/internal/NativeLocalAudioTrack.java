package org.livekit4j.audio.internal;

import java.util.function.Consumer;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.TrackKind;

/** A local audio track. */
final class NativeLocalAudioTrack extends NativeLocalTrack implements LocalAudioTrack {

    NativeLocalAudioTrack(FfiClient client, OwnedTrack track, Consumer<Object> onClose) {
        super(client, TrackKind.AUDIO, track, onClose);
    }
}
