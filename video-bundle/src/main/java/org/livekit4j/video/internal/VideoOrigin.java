package org.livekit4j.video.internal;

import java.util.function.BiFunction;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewVideoStreamRequest;
import org.livekit4j.ffi.proto.VideoBufferType;
import org.livekit4j.ffi.proto.VideoStreamFromParticipantRequest;
import org.livekit4j.ffi.proto.VideoStreamType;
import org.livekit4j.ffi.track.FfiParticipant;
import org.livekit4j.ffi.track.FfiTrack;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.VideoStreamOptions;

/**
 * Where the video of a stream comes from.
 *
 * @param name the part of the stream's name that tells the origin
 * @param info the description of the stream
 * @param media the streams of the track or participant
 * @param opening makes the native stream
 */
record VideoOrigin(String name, StreamInfo info, StreamOrigin media,
        BiFunction<FfiClient, VideoStreamOptions, FfiOwnedHandle> opening) {

    /** One track's video. */
    static VideoOrigin of(FfiTrack track) {
        return new VideoOrigin("'" + track.name() + "'", track.info(), track, (client, options) -> {
            NewVideoStreamRequest.Builder request = NewVideoStreamRequest.newBuilder().setTrackHandle(track.handle().id())
                    .setType(VideoStreamType.VIDEO_STREAM_NATIVE).setNormalizeStride(true).setQueueSizeFrames(options.capacity());
            options.format().ifPresent(format -> request.setFormat(VideoBufferType.forNumber(format.ordinal())));
            return client.request(FfiRequest.newBuilder().setNewVideoStream(request).build()).getNewVideoStream().getStream()
                    .getHandle();
        });
    }

    /** The video of the track that a participant publishes from one source, whichever it is. */
    static VideoOrigin of(FfiParticipant participant, TrackSource source) {
        return new VideoOrigin("'" + participant.identity() + "' (" + source + ")", participant.info().withSource(source),
                participant, (client, options) -> {
                    VideoStreamFromParticipantRequest.Builder request = VideoStreamFromParticipantRequest.newBuilder()
                            .setParticipantHandle(participant.handle().id())
                            .setTrackSource(org.livekit4j.ffi.proto.TrackSource.forNumber(source.ordinal()))
                            .setType(VideoStreamType.VIDEO_STREAM_NATIVE).setNormalizeStride(true)
                            .setQueueSizeFrames(options.capacity());
                    options.format().ifPresent(format -> request.setFormat(VideoBufferType.forNumber(format.ordinal())));
                    return client.request(FfiRequest.newBuilder().setVideoStreamFromParticipant(request).build())
                            .getVideoStreamFromParticipant().getStream().getHandle();
                });
    }

    FfiOwnedHandle open(FfiClient client, VideoStreamOptions options) {
        return opening.apply(client, options);
    }
}
