package org.livekit4j.itests.hostile;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.livekit4j.Registration;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.data.Data;
import org.livekit4j.data.DataStream;
import org.livekit4j.data.DataTrack;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.RepeatedRequest;
import org.livekit4j.ffi.proto.CaptureAudioFrameRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.track.FfiParticipant;
import org.livekit4j.ffi.track.FfiTrack;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Participant;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEncryption;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TrackPublication;
import org.livekit4j.room.stream.ByteStreamReader;
import org.livekit4j.room.stream.ByteStreamWriter;
import org.livekit4j.room.stream.StreamSender;
import org.livekit4j.room.stream.TextStreamReader;
import org.livekit4j.room.stream.TextStreamWriter;
import org.livekit4j.track.AudioTrack;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.LocalTrack;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.track.Track;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.VideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** Objects to try calls on, by type. */
final class Instances {
    private static final int SIDE = 64;
    private static final Map<String, Object> OF_AUDIO_STREAMS = Map.of("livekit.event.types", "audio_stream_event");
    private static final Map<Class<?>, Function<Stage, ?>> OF_A_CLIENT = new LinkedHashMap<>();
    private static final Map<Class<?>, Function<Stage, ?>> OF_A_ROOM = new LinkedHashMap<>();

    static {
        OF_A_CLIENT.put(FfiClient.class, Stage::client);
        OF_A_CLIENT.put(Audio.class, Stage::audio);
        OF_A_CLIENT.put(Video.class, Stage::video);
        OF_A_CLIENT.put(Data.class, Stage::data);
        OF_A_CLIENT.put(FfiEventQueue.class, stage -> stage.services().queue());
        OF_A_CLIENT.put(OwnedFfiEventQueue.class, stage -> stage.services().queue());
        OF_A_CLIENT.put(AudioSource.class, Instances::audioSource);
        OF_A_CLIENT.put(VideoSource.class, Instances::videoSource);
        for (Class<?> type : new Class<?>[]{LocalAudioTrack.class, AudioTrack.class, LocalTrack.class, Track.class,
            FfiTrack.class,
            NativeLocalTrack.class, StreamOrigin.class}) {
            OF_A_CLIENT.put(type, Instances::audioTrack);
        }
        OF_A_CLIENT.put(LocalVideoTrack.class, Instances::videoTrack);
        OF_A_CLIENT.put(VideoTrack.class, Instances::videoTrack);
        OF_A_CLIENT.put(AudioStream.class, Instances::audioStream);
        OF_A_CLIENT.put(MediaStream.class, Instances::audioStream);
        OF_A_CLIENT.putAll(AudioTools.INSTANCES);
        OF_A_CLIENT.putAll(VideoTools.INSTANCES);
        OF_A_CLIENT.put(VideoStream.class, Instances::videoStream);
        OF_A_CLIENT.put(VideoFrame.class, Instances::received);
        OF_A_CLIENT.put(FfiHandle.class, stage -> ((FfiTrack) audioTrack(stage)).handle());
        OF_A_CLIENT.put(RepeatedRequest.class, Instances::repeatedRequest);
        OF_A_CLIENT.put(NativeEvent.class, Instances::event);
        OF_A_CLIENT.put(EventView.class, Instances::view);
        OF_A_CLIENT.put(Registration.class, stage -> stage.client().listen(message -> {
        }));
        OF_A_CLIENT.put(UpdatableRegistration.class, stage -> stage.services().queue().subscribe(event -> {
        }, Map.of()));
        OF_A_CLIENT.put(UpdatableRegistration.class, stage -> stage.audio().addProcessor((frame, stream) -> frame, Map.of()));

        OF_A_ROOM.put(Rooms.class, Stage::rooms);
        OF_A_ROOM.put(Room.class, stage -> stage.meeting().room());
        OF_A_ROOM.put(RoomEncryption.class, stage -> stage.meeting().sealed().encryption().orElseThrow());
        OF_A_ROOM.put(LocalParticipant.class, stage -> stage.meeting().room().localParticipant());
        OF_A_ROOM.put(StreamSender.class, stage -> stage.meeting().room().localParticipant());
        OF_A_ROOM.put(RemoteParticipant.class, stage -> stage.meeting().remote());
        OF_A_ROOM.put(Participant.class, stage -> stage.meeting().remote());
        OF_A_ROOM.put(FfiParticipant.class, stage -> stage.meeting().remote());
        OF_A_ROOM.put(LocalTrackPublication.class, stage -> stage.meeting().published());
        OF_A_ROOM.put(RemoteTrackPublication.class, stage -> stage.meeting().publication(TrackKind.VIDEO));
        OF_A_ROOM.put(TrackPublication.class, stage -> stage.meeting().publication(TrackKind.AUDIO));
        OF_A_ROOM.put(RemoteTrack.class, stage -> stage.meeting().track(TrackKind.AUDIO));
        OF_A_ROOM.put(RemoteAudioTrack.class, stage -> stage.meeting().track(TrackKind.AUDIO));
        OF_A_ROOM.put(RemoteVideoTrack.class, stage -> stage.meeting().track(TrackKind.VIDEO));
        OF_A_ROOM.put(TextStreamWriter.class, StreamInstances::textWriter);
        OF_A_ROOM.put(ByteStreamWriter.class, StreamInstances::byteWriter);
        OF_A_ROOM.put(TextStreamReader.class, StreamInstances::textReader);
        OF_A_ROOM.put(ByteStreamReader.class, StreamInstances::byteReader);
        OF_A_ROOM.put(LocalDataTrack.class, StreamInstances::localData);
        OF_A_ROOM.put(DataTrack.class, StreamInstances::localData);
        OF_A_ROOM.put(RemoteDataTrack.class, stage -> stage.meeting().remoteData());
        OF_A_ROOM.put(DataStream.class, StreamInstances::dataStream);
        OF_A_ROOM.put(Registration.class, stage -> stage.meeting().room().addListener((room, event) -> {
        }));
    }

    private Instances() {}

    /** What is left of a room that has ended, by type. */
    static Map<Class<?>, Object> ofAnEndedRoom(Stage stage) {
        Map<Class<?>, Object> remains = new LinkedHashMap<>();
        OF_A_ROOM.forEach((type, maker) -> remains.put(type, maker.apply(stage)));
        Meeting meeting = stage.meeting();
        meeting.room().close();
        meeting.peer().close();
        return remains;
    }

    /** What is left of a client that is closed, by type. */
    static Map<Class<?>, Object> ofAClosedClient(Stage stage) {
        Map<Class<?>, Object> remains = new LinkedHashMap<>();
        OF_A_CLIENT.forEach((type, maker) -> remains.put(type, maker.apply(stage)));
        if (Stage.server().isPresent()) {
            OF_A_ROOM.forEach((type, maker) -> remains.put(type, maker.apply(stage)));
        }
        ((VideoStream) remains.get(VideoStream.class)).close(); // frames are what a client waits for
        ((VideoFrame) remains.get(VideoFrame.class)).close();
        ((NativeEvent) remains.get(NativeEvent.class)).close();
        stage.renew();
        return remains;
    }

    static boolean ofARoom(Class<?> type) {
        return OF_A_ROOM.containsKey(type);
    }

    static boolean has(Class<?> type) {
        return OF_A_CLIENT.containsKey(type) || OF_A_ROOM.containsKey(type);
    }

    static Object live(Class<?> type, Stage stage) {
        return OF_A_CLIENT.getOrDefault(type, OF_A_ROOM.get(type)).apply(stage);
    }

    static AudioSource audioSource(Stage stage) {
        return stage.own(stage.audio().createSource(AudioSourceOptions.of(48_000, 1).withQueueSizeMs(100)));
    }

    static VideoSource videoSource(Stage stage) {
        return stage.own(stage.video().createSource(VideoSourceOptions.of(SIDE, SIDE)));
    }

    static LocalAudioTrack audioTrack(Stage stage) {
        return stage.own(stage.audio().createTrack("sound", audioSource(stage)));
    }

    static LocalVideoTrack videoTrack(Stage stage) {
        return stage.own(stage.video().createTrack("pictures", videoSource(stage)));
    }

    private static AudioStream audioStream(Stage stage) {
        return stage.own(stage.audio().openStream(audioTrack(stage), AudioStreamOptions.DEFAULTS));
    }

    private static VideoStream videoStream(Stage stage) {
        return stage.own(stage.video().openStream(videoTrack(stage), VideoStreamOptions.DEFAULTS));
    }

    /** A request that captures 10 ms, prepared. */
    private static RepeatedRequest repeatedRequest(Stage stage) {
        long source = stage.requests().audioSource(48_000, 1, 100);
        RepeatedRequest request = stage.own(stage.client().repeat(event -> {
        }));
        request.prepare(id -> FfiRequest.newBuilder().setCaptureAudioFrame(CaptureAudioFrameRequest.newBuilder()
                .setSourceHandle(source).setBuffer(Requests.samples(Requests.memory(2 * 480), 1, 48_000, 480))
                .setRequestAsyncId(id)).build());
        return request;
    }

    static VideoFrame picture() {
        return VideoFrame.allocate(VideoBufferType.I420, SIDE, SIDE);
    }

    /** A frame of the native library's. */
    static VideoFrame received(Stage stage) {
        VideoSource source = videoSource(stage);
        VideoStream stream = stage.own(stage.video().openStream(stage.own(stage.video().createTrack("pictures", source)),
                VideoStreamOptions.DEFAULTS));
        source.capture(picture());
        try {
            return stage.own(stream.poll(Duration.ofSeconds(10)));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** An event with a frame, kept beyond its delivery. */
    private static NativeEvent event(Stage stage) {
        BlockingQueue<NativeEvent> events = new LinkedBlockingQueue<>();
        stage.own(stage.services().queue().subscribe(event -> events.add(event.retain()), OF_AUDIO_STREAMS));
        return stage.own(first(stage, events));
    }

    /** What a filter was shown, after its call. */
    private static EventView view(Stage stage) {
        BlockingQueue<EventView> views = new LinkedBlockingQueue<>();
        stage.own(stage.services().queue().subscribe(event -> {
        }, OF_AUDIO_STREAMS, views::add));
        return first(stage, views);
    }

    /** What there is when a frame has come from a stream. */
    private static <T> T first(Stage stage, BlockingQueue<T> queue) {
        AudioSource source = audioSource(stage);
        stage.own(stage.audio().openStream(stage.own(stage.audio().createTrack("sound", source)), AudioStreamOptions.DEFAULTS));
        try {
            source.capture(AudioFrame.silence(48_000, 1, 480));
            return queue.poll(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
