package org.livekit4j.itests.hostile;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.AudioStreamType;
import org.livekit4j.ffi.proto.CaptureAudioFrameRequest;
import org.livekit4j.ffi.proto.CaptureVideoFrameRequest;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.CreateAudioTrackRequest;
import org.livekit4j.ffi.proto.CreateVideoTrackRequest;
import org.livekit4j.ffi.proto.DataTrackOptions;
import org.livekit4j.ffi.proto.DisconnectRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;
import org.livekit4j.ffi.proto.NewAudioStreamRequest;
import org.livekit4j.ffi.proto.NewVideoSourceRequest;
import org.livekit4j.ffi.proto.NewVideoStreamRequest;
import org.livekit4j.ffi.proto.PublishDataTrackRequest;
import org.livekit4j.ffi.proto.PublishTrackRequest;
import org.livekit4j.ffi.proto.ReadyForRoomEventRequest;
import org.livekit4j.ffi.proto.RoomOptions;
import org.livekit4j.ffi.proto.TrackPublishOptions;
import org.livekit4j.ffi.proto.VideoBufferInfo;
import org.livekit4j.ffi.proto.VideoRotation;
import org.livekit4j.ffi.proto.VideoSourceResolution;
import org.livekit4j.ffi.proto.VideoSourceType;
import org.livekit4j.ffi.proto.VideoStreamType;
import org.livekit4j.itests.room.TestServer;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;

/** Requests by hand, sent through a client or past its guard. */
final class Requests {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final FfiClient client;
    private final Function<FfiRequest, FfiResponse> channel;
    private final Supplier<BlockingQueue<FfiEvent>> roomEvents;
    private final Deque<Made> made = new ArrayDeque<>();
    private Room joined;

    private record Made(HandleKind kind, long handle) {}

    /** A room and its local participant. */
    record Room(long room, long participant) {}

    /**
     * @param channel sends what may do harm
     * @param roomEvents are wanted from the call on
     */
    Requests(FfiClient client, Function<FfiRequest, FfiResponse> channel, Supplier<BlockingQueue<FfiEvent>> roomEvents) {
        this.client = client;
        this.channel = channel;
        this.roomEvents = roomEvents;
    }

    /** Gives back what was made since the last time. */
    void release() {
        while (!made.isEmpty()) {
            Made last = made.pop();
            client.release(last.kind, last.handle);
        }
    }

    private long made(HandleKind kind, FfiOwnedHandle handle) {
        made.push(new Made(kind, handle.getId()));
        return handle.getId();
    }

    FfiResponse send(FfiRequest.Builder request) {
        return channel.apply(request.buildPartial());
    }

    /** As parsed from bytes: with numbers that the protocol does not know. */
    FfiResponse send(int kind, UnknownFieldSet.Builder body) {
        try {
            return channel.apply(FfiRequest.parser().parsePartialFrom(UnknownFieldSet.newBuilder().addField(kind,
                    UnknownFieldSet.Field.newBuilder().addLengthDelimited(body.build().toByteString()).build()).build()
                    .toByteString()));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** Time for what threads of the library do with it. */
    static void rest() throws InterruptedException {
        Thread.sleep(3_000);
    }

    static long memory(long bytes) {
        return Arena.global().allocate(bytes, 64).address();
    }

    long audioSource(int rate, int channels, int queueMs) {
        return made(HandleKind.AUDIO_SOURCE, send(FfiRequest.newBuilder().setNewAudioSource(NewAudioSourceRequest.newBuilder()
                .setType(AudioSourceType.AUDIO_SOURCE_NATIVE).setSampleRate(rate).setNumChannels(channels)
                .setQueueSizeMs(queueMs))).getNewAudioSource().getSource().getHandle());
    }

    long audioTrack(long source) {
        return made(HandleKind.TRACK, send(FfiRequest.newBuilder()
                .setCreateAudioTrack(CreateAudioTrackRequest.newBuilder().setName("sound").setSourceHandle(source)))
                .getCreateAudioTrack().getTrack().getHandle());
    }

    void audioStream(long track, Function<NewAudioStreamRequest.Builder, NewAudioStreamRequest.Builder> options) {
        made(HandleKind.AUDIO_STREAM, send(FfiRequest.newBuilder().setNewAudioStream(options.apply(
                NewAudioStreamRequest.newBuilder().setTrackHandle(track).setType(AudioStreamType.AUDIO_STREAM_NATIVE))))
                .getNewAudioStream().getStream().getHandle());
    }

    void capture(long source, AudioFrameBufferInfo.Builder samples) {
        send(FfiRequest.newBuilder().setCaptureAudioFrame(
                CaptureAudioFrameRequest.newBuilder().setSourceHandle(source).setBuffer(samples).setRequestAsyncId(7)));
    }

    static AudioFrameBufferInfo.Builder samples(long address, int channels, int rate, int count) {
        return AudioFrameBufferInfo.newBuilder().setDataPtr(address).setNumChannels(channels).setSampleRate(rate)
                .setSamplesPerChannel(count);
    }

    /** Ten milliseconds of silence, several times. */
    void silence(long source, int channels, int rate) throws InterruptedException {
        long address = memory(2L * channels * rate / 100 + 64);
        for (int i = 0; i < 30; i++) {
            capture(source, samples(address, channels, rate, rate / 100));
            Thread.sleep(10);
        }
    }

    long videoSource(int width, int height) {
        return videoSource(VideoSourceType.VIDEO_SOURCE_NATIVE, width, height);
    }

    long videoSource(VideoSourceType type, int width, int height) {
        return made(HandleKind.VIDEO_SOURCE, send(FfiRequest.newBuilder().setNewVideoSource(NewVideoSourceRequest.newBuilder()
                .setType(type).setResolution(VideoSourceResolution.newBuilder().setWidth(width).setHeight(height))))
                .getNewVideoSource().getSource().getHandle());
    }

    long videoTrack(long source) {
        return made(HandleKind.TRACK, send(FfiRequest.newBuilder()
                .setCreateVideoTrack(CreateVideoTrackRequest.newBuilder().setName("pictures").setSourceHandle(source)))
                .getCreateVideoTrack().getTrack().getHandle());
    }

    void videoStream(long track, Function<NewVideoStreamRequest.Builder, NewVideoStreamRequest.Builder> options) {
        made(HandleKind.VIDEO_STREAM,
                send(FfiRequest.newBuilder().setNewVideoStream(options.apply(NewVideoStreamRequest.newBuilder()
                        .setTrackHandle(track).setType(VideoStreamType.VIDEO_STREAM_NATIVE).setNormalizeStride(true))))
                        .getNewVideoStream()
                        .getStream().getHandle());
    }

    /** A source that is watched. */
    long watchedSource(int width, int height) {
        long source = videoSource(width, height);
        videoStream(videoTrack(source), options -> options);
        return source;
    }

    void capture(long source, VideoBufferInfo.Builder picture) {
        send(FfiRequest.newBuilder().setCaptureVideoFrame(CaptureVideoFrameRequest.newBuilder().setSourceHandle(source)
                .setBuffer(picture).setTimestampUs(0).setRotation(VideoRotation.VIDEO_ROTATION_0)));
    }

    /** A tightly packed frame. */
    static VideoBufferInfo.Builder picture(VideoBufferType type, int width, int height) {
        return picture(type, width, height, memory(type.size(width, height) + 64));
    }

    static VideoBufferInfo.Builder picture(VideoBufferType type, int width, int height, long address) {
        List<PlaneLayout> planes = type.planes(width, height);
        VideoBufferInfo.Builder picture = VideoBufferInfo.newBuilder()
                .setType(org.livekit4j.ffi.proto.VideoBufferType.forNumber(type.ordinal())).setWidth(width).setHeight(height)
                .setDataPtr(address);
        if (type.packed()) {
            return picture.setStride(planes.getFirst().stride());
        }
        long at = address;
        for (PlaneLayout plane : planes) {
            picture.addComponents(VideoBufferInfo.ComponentInfo.newBuilder().setDataPtr(at).setStride(plane.stride())
                    .setSize((int) plane.size()));
            at += plane.size();
        }
        return picture;
    }

    Room join(String name, String identity, RoomOptions.Builder options) throws Exception {
        TestServer server = Stage.server().orElseThrow();
        ConnectCallback.Result joined = client.requestAsync(id -> FfiRequest.newBuilder().setConnect(ConnectRequest.newBuilder()
                .setUrl(server.url()).setToken(server.token(name, identity)).setOptions(options).setRequestAsyncId(id)).build(),
                LONG).get().getConnect().getResult();
        long room = joined.getRoom().getHandle().getId();
        client.request(FfiRequest.newBuilder()
                .setReadyForRoomEvent(ReadyForRoomEventRequest.newBuilder().setRoomHandle(room)).build());
        return new Room(room, joined.getLocalParticipant().getHandle().getId());
    }

    /** The same room each time. */
    Room join() throws Exception {
        if (joined == null) {
            joined = join("hostile-" + System.nanoTime(), "me", RoomOptions.newBuilder());
        }
        return joined;
    }

    /** A data track of another participant. */
    long remoteDataTrack() throws Exception {
        BlockingQueue<FfiEvent> events = roomEvents.get();
        String name = "hostile-" + System.nanoTime();
        join(name, "me", RoomOptions.newBuilder());
        Room peer = join(name, "peer", RoomOptions.newBuilder());
        client.requestAsync(id -> FfiRequest.newBuilder().setPublishDataTrack(PublishDataTrackRequest.newBuilder()
                .setLocalParticipantHandle(peer.participant).setOptions(DataTrackOptions.newBuilder().setName("data"))
                .setRequestAsyncId(id)).build(), LONG).get();
        for (FfiEvent event = events.take();; event = events.take()) {
            if (event.getRoomEvent().hasDataTrackPublished()) {
                return event.getRoomEvent().getDataTrackPublished().getTrack().getHandle().getId();
            }
        }
    }

    void publish(Room room, long track) throws Exception {
        publish(room, track, TrackPublishOptions.newBuilder());
    }

    void publish(Room room, long track, TrackPublishOptions.Builder options) throws Exception {
        client.requestAsync(id -> FfiRequest.newBuilder().setPublishTrack(PublishTrackRequest.newBuilder()
                .setLocalParticipantHandle(room.participant).setTrackHandle(track).setOptions(options).setRequestAsyncId(id))
                .build(), LONG).get();
    }

    void leave(Room room) throws Exception {
        client.requestAsync(id -> FfiRequest.newBuilder()
                .setDisconnect(DisconnectRequest.newBuilder().setRoomHandle(room.room).setRequestAsyncId(id)).build(), LONG)
                .get();
    }
}
