package org.livekit4j.video.internal;

import org.livekit4j.video.VideoStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiParticipant;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.VideoBufferType;
import org.livekit4j.ffi.proto.VideoStreamFromParticipantRequest;
import org.livekit4j.ffi.proto.VideoStreamType;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;

/** Video of whatever track a participant publishes from one source. */
record VideoOfParticipant(FfiParticipant media, TrackSource source) implements VideoOrigin {
    @Override
    public String name() {
        return "'" + media.identity() + "' (" + source + ")";
    }

    @Override
    public StreamInfo info() {
        return media.info().withSource(source);
    }

    @Override
    public FfiOwnedHandle open(FfiClient client, VideoStreamOptions options) {
        VideoStreamFromParticipantRequest.Builder request = VideoStreamFromParticipantRequest.newBuilder()
                .setParticipantHandle(media.handle().id())
                .setTrackSource(org.livekit4j.ffi.proto.TrackSource.forNumber(source.ordinal()))
                .setType(VideoStreamType.VIDEO_STREAM_NATIVE).setNormalizeStride(true).setQueueSizeFrames(options.capacity());
        options.format().ifPresent(format -> request.setFormat(VideoBufferType.forNumber(format.ordinal())));
        return client.request(FfiRequest.newBuilder().setVideoStreamFromParticipant(request).build())
                .getVideoStreamFromParticipant().getStream().getHandle();
    }
}
