package org.livekit4j.video.internal;

import org.livekit4j.video.VideoStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.StreamOrigin;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.track.StreamInfo;

/** Where a stream's pictures come from. */
interface VideoOrigin {

    /** In the stream's name. */
    String name();

    /** Makes the native stream. */
    FfiOwnedHandle open(FfiClient client, VideoStreamOptions options);

    /** What it is that the stream is opened on. */
    StreamOrigin media();

    /** What the stream carries. */
    default StreamInfo info() {
        return media().info();
    }
}
