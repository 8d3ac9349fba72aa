package org.livekit4j.video.internal;

import org.livekit4j.video.VideoStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiTrack;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewVideoStreamRequest;
import org.livekit4j.ffi.proto.VideoBufferType;
import org.livekit4j.ffi.proto.VideoStreamType;

/** One track's video. */
record VideoOfTrack(FfiTrack media) implements VideoOrigin {
    @Override
    public String name() {
        return "'" + media.name() + "'";
    }

    @Override
    public FfiOwnedHandle open(FfiClient client, VideoStreamOptions options) {
        NewVideoStreamRequest.Builder request = NewVideoStreamRequest.newBuilder().setTrackHandle(media.handle().id())
                .setType(VideoStreamType.VIDEO_STREAM_NATIVE).setNormalizeStride(true).setQueueSizeFrames(options.capacity());
        options.format().ifPresent(format -> request.setFormat(VideoBufferType.forNumber(format.ordinal())));
        return client.request(FfiRequest.newBuilder().setNewVideoStream(request).build()).getNewVideoStream().getStream()
                .getHandle();
    }
}
