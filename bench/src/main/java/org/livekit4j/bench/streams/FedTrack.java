package org.livekit4j.bench.streams;

import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.AudioStreamType;
import org.livekit4j.ffi.proto.CreateAudioTrackRequest;
import org.livekit4j.ffi.proto.CreateVideoTrackRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;
import org.livekit4j.ffi.proto.NewAudioStreamRequest;
import org.livekit4j.ffi.proto.NewVideoSourceRequest;
import org.livekit4j.ffi.proto.NewVideoStreamRequest;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.proto.VideoSourceResolution;
import org.livekit4j.ffi.proto.VideoSourceType;
import org.livekit4j.ffi.proto.VideoStreamType;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.track.AudioTrack;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.VideoTrack;

/** A track on a source that the feeder feeds, which the API does not hand out. */
final class FedTrack extends NativeLocalTrack implements AudioTrack, VideoTrack {
    private final long source;

    private FedTrack(FfiClient client, TrackKind kind, long source, OwnedTrack track) {
        super(client, kind, track);
        this.source = source;
    }

    static FedTrack audio(FfiClient client) {
        NewAudioSourceRequest newSource = NewAudioSourceRequest.newBuilder().setType(AudioSourceType.AUDIO_SOURCE_NATIVE)
                .setSampleRate(48_000).setNumChannels(1).setQueueSizeMs(0).build();
        FfiResponse response = client.request(FfiRequest.newBuilder().setNewAudioSource(newSource).build());
        long source = client.adopt(HandleKind.AUDIO_SOURCE, response.getNewAudioSource().getSource().getHandle()).id();
        CreateAudioTrackRequest newTrack = CreateAudioTrackRequest.newBuilder().setName("bench").setSourceHandle(source).build();
        return new FedTrack(client, TrackKind.AUDIO, source,
                client.request(FfiRequest.newBuilder().setCreateAudioTrack(newTrack).build()).getCreateAudioTrack().getTrack());
    }

    static FedTrack video(FfiClient client, int width, int height) {
        VideoSourceResolution size = VideoSourceResolution.newBuilder().setWidth(width).setHeight(height).build();
        NewVideoSourceRequest newSource = NewVideoSourceRequest.newBuilder().setType(VideoSourceType.VIDEO_SOURCE_NATIVE)
                .setResolution(size).setIsScreencast(false).build();
        FfiResponse response = client.request(FfiRequest.newBuilder().setNewVideoSource(newSource).build());
        long source = client.adopt(HandleKind.VIDEO_SOURCE, response.getNewVideoSource().getSource().getHandle()).id();
        CreateVideoTrackRequest newTrack = CreateVideoTrackRequest.newBuilder().setName("bench").setSourceHandle(source).build();
        return new FedTrack(client, TrackKind.VIDEO, source,
                client.request(FfiRequest.newBuilder().setCreateVideoTrack(newTrack).build()).getCreateVideoTrack().getTrack());
    }

    /** Opens a native stream of which nobody knows the handle. */
    void openStream(FfiClient client, boolean audio) {
        FfiRequest.Builder request = FfiRequest.newBuilder();
        if (audio) {
            request.setNewAudioStream(NewAudioStreamRequest.newBuilder().setTrackHandle(handle().id())
                    .setType(AudioStreamType.AUDIO_STREAM_NATIVE).setSampleRate(48_000).setNumChannels(1).setQueueSizeFrames(0));
        } else {
            request.setNewVideoStream(NewVideoStreamRequest.newBuilder().setTrackHandle(handle().id())
                    .setType(VideoStreamType.VIDEO_STREAM_NATIVE).setNormalizeStride(true).setQueueSizeFrames(1));
        }
        client.request(request.build());
    }

    long source() {
        return source;
    }
}
