package org.livekit4j.audio.internal;

import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.StreamOrigin;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.track.StreamInfo;

/** Where a stream's sound comes from. */
interface AudioOrigin {
    /** Of frames whose size is left to the native library. */
    int NATIVE_FRAME_MS = 10;

    /** In the stream's name. */
    String name();

    /** Makes the native stream. */
    FfiOwnedHandle open(FfiClient client, AudioStreamOptions options);

    /** What it is that the stream is opened on. */
    StreamOrigin media();

    /** What the stream carries. */
    default StreamInfo info() {
        return media().info();
    }
}
