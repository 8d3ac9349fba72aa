package org.livekit4j.video.internal;

import java.util.function.Consumer;
import org.livekit4j.video.VideoStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiTrack;
import org.livekit4j.ffi.Registration;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewVideoStreamRequest;
import org.livekit4j.ffi.proto.VideoBufferType;
import org.livekit4j.ffi.proto.VideoStreamType;
import org.livekit4j.track.StreamEnd;

/** One track's video. */
record VideoOfTrack(FfiTrack track) implements VideoOrigin {
    @Override
    public String name() {
        return "'" + track.name() + "'";
    }

    @Override
    public FfiOwnedHandle open(FfiClient client, VideoStreamOptions options) {
        NewVideoStreamRequest.Builder request = NewVideoStreamRequest.newBuilder().setTrackHandle(track.handle().id())
                .setType(VideoStreamType.VIDEO_STREAM_NATIVE).setNormalizeStride(true).setQueueSizeFrames(options.capacity());
        options.format().ifPresent(format -> request.setFormat(VideoBufferType.forNumber(format.ordinal())));
        return client.request(FfiRequest.newBuilder().setNewVideoStream(request).build()).getNewVideoStream().getStream()
                .getHandle();
    }

    @Override
    public StreamEnd nativeEnd() {
        return track.nativeEnd();
    }

    @Override
    public Registration onEnd(Consumer<StreamEnd> listener) {
        return track.onEnd(listener);
    }
}
