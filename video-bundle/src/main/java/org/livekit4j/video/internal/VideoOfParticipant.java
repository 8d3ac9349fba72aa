package org.livekit4j.video.internal;

import java.util.function.Consumer;
import org.livekit4j.video.VideoStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiParticipant;
import org.livekit4j.ffi.Registration;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.VideoBufferType;
import org.livekit4j.ffi.proto.VideoStreamFromParticipantRequest;
import org.livekit4j.ffi.proto.VideoStreamType;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.TrackSource;

/** Video of whatever track a participant publishes from one source. */
record VideoOfParticipant(FfiParticipant participant, TrackSource source) implements VideoOrigin {
    @Override
    public String name() {
        return "'" + participant.identity() + "' (" + source + ")";
    }

    @Override
    public FfiOwnedHandle open(FfiClient client, VideoStreamOptions options) {
        VideoStreamFromParticipantRequest.Builder request = VideoStreamFromParticipantRequest.newBuilder()
                .setParticipantHandle(participant.handle().id())
                .setTrackSource(org.livekit4j.ffi.proto.TrackSource.forNumber(source.ordinal()))
                .setType(VideoStreamType.VIDEO_STREAM_NATIVE).setNormalizeStride(true).setQueueSizeFrames(options.capacity());
        options.format().ifPresent(format -> request.setFormat(VideoBufferType.forNumber(format.ordinal())));
        return client.request(FfiRequest.newBuilder().setVideoStreamFromParticipant(request).build())
                .getVideoStreamFromParticipant().getStream().getHandle();
    }

    @Override
    public StreamEnd nativeEnd() {
        return participant.nativeEnd();
    }

    @Override
    public Registration onEnd(Consumer<StreamEnd> listener) {
        return participant.onEnd(listener);
    }
}
