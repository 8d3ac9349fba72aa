package org.livekit4j.bench.meeting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.livekit4j.ffi.proto.ActiveSpeakersChanged;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioFrameReceived;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.CaptureAudioFrameCallback;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.LogBatch;
import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;
import org.livekit4j.ffi.proto.OwnedAudioFrameBuffer;
import org.livekit4j.ffi.proto.OwnedVideoBuffer;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.ffi.proto.VideoBufferInfo;
import org.livekit4j.ffi.proto.VideoBufferType;
import org.livekit4j.ffi.proto.VideoFrameReceived;
import org.livekit4j.ffi.proto.VideoRotation;
import org.livekit4j.ffi.proto.VideoStreamEvent;

/**
 * A meeting of four: of each an audio track of 100 frames and a video track of 30 a second; 100 answers to captures of the own
 * microphone, ten room events, ten batches of log records and ten events of a file that one sends a second. The same in each run.
 */
final class Meeting {
    /** So many events piled up in the meeting that this project began with. */
    static final int EVENTS = 903_154;
    private static final int PARTICIPANTS = 4;
    private static final int AUDIO_RATE = 100;
    private static final int VIDEO_RATE = 30;
    private static final int CONTROL_RATE = 10;
    private static final int FILE_RATE = 10;
    /** Where the replay has its slots: see replay.c. */
    private static final long SLOTS = 0x6000_0000_0000L;

    private final Random random = new Random(7);
    private final long[] audioStreams = random.longs(PARTICIPANTS, 1, 1L << 62).toArray();
    private final long[] videoStreams = random.longs(PARTICIPANTS, 1, 1L << 62).toArray();
    private final long room = random.nextLong(1, 1L << 62);
    private final FileEvents files = new FileEvents();
    private int events;

    long[] audioStreams() {
        return audioStreams;
    }

    long[] videoStreams() {
        return videoStreams;
    }

    /** Hands out all events in order. */
    void play(BiConsumer<Kind, FfiEvent> to) {
        List<Integer> second = second();
        while (events < EVENTS) {
            Collections.shuffle(second, random);
            for (int i = 0; i < second.size() && events < EVENTS; i++, events++) {
                int what = second.get(i);
                Kind kind = Kind.values()[what / PARTICIPANTS];
                to.accept(kind, event(kind, what % PARTICIPANTS));
            }
        }
    }

    private static List<Integer> second() {
        List<Integer> second = new ArrayList<>();
        for (int participant = 0; participant < PARTICIPANTS; participant++) {
            second.addAll(Collections.nCopies(AUDIO_RATE, Kind.AUDIO.ordinal() * PARTICIPANTS + participant));
            second.addAll(Collections.nCopies(VIDEO_RATE, Kind.VIDEO.ordinal() * PARTICIPANTS + participant));
        }
        second.addAll(Collections.nCopies(AUDIO_RATE, Kind.ANSWER.ordinal() * PARTICIPANTS));
        second.addAll(Collections.nCopies(CONTROL_RATE, Kind.ROOM.ordinal() * PARTICIPANTS + 1));
        second.addAll(Collections.nCopies(CONTROL_RATE, Kind.LOG.ordinal() * PARTICIPANTS));
        second.addAll(Collections.nCopies(FILE_RATE, Kind.FILE.ordinal() * PARTICIPANTS));
        return second;
    }

    private FfiEvent event(Kind kind, int participant) {
        FfiEvent.Builder event = FfiEvent.newBuilder();
        switch (kind) {
            case ROOM -> event.setRoomEvent(RoomEvent.newBuilder().setRoomHandle(room).setActiveSpeakersChanged(
                    ActiveSpeakersChanged.newBuilder().addParticipantIdentities("participant-" + participant)));
            case ANSWER ->
                event.setCaptureAudioFrame(CaptureAudioFrameCallback.newBuilder().setAsyncId(random.nextLong(1, 1L << 62)));
            case AUDIO -> event.setAudioStreamEvent(audio(audioStreams[participant]));
            case VIDEO -> event.setVideoStreamEvent(video(videoStreams[participant]));
            case FILE -> event.setRoomEvent(files.next(handle()).setRoomHandle(room));
            case LOG -> event.setLogs(LogBatch.newBuilder().addRecords(LogRecord.newBuilder().setLevel(LogLevel.LOG_DEBUG)
                    .setTarget("libwebrtc").setModulePath("webrtc::p2p").setLine(512)
                    .setMessage("Sent STUN ping, id=" + events)));
        }
        return event.build();
    }

    private AudioStreamEvent audio(long stream) {
        AudioFrameBufferInfo info = AudioFrameBufferInfo.newBuilder().setDataPtr(slot(events)).setNumChannels(1)
                .setSampleRate(48_000)
                .setSamplesPerChannel(480).build();
        return AudioStreamEvent.newBuilder().setStreamHandle(stream).setFrameReceived(AudioFrameReceived.newBuilder()
                .setFrame(OwnedAudioFrameBuffer.newBuilder().setHandle(handle()).setInfo(info))).build();
    }

    private VideoStreamEvent video(long stream) {
        VideoBufferInfo.Builder info = VideoBufferInfo.newBuilder().setType(VideoBufferType.I420).setWidth(1280).setHeight(720)
                .setDataPtr(slot(events)).setStride(1280);
        info.addComponents(plane(slot(events), 1280, 1280 * 720));
        info.addComponents(plane(slot(events) + 1280 * 720, 640, 640 * 360));
        info.addComponents(plane(slot(events) + 1280 * 720 + 640 * 360, 640, 640 * 360));
        return VideoStreamEvent.newBuilder().setStreamHandle(stream)
                .setFrameReceived(
                        VideoFrameReceived.newBuilder().setTimestampUs(events).setRotation(VideoRotation.VIDEO_ROTATION_0)
                                .setBuffer(OwnedVideoBuffer.newBuilder().setHandle(handle()).setInfo(info)))
                .build();
    }

    private static VideoBufferInfo.ComponentInfo plane(long address, int stride, int size) {
        return VideoBufferInfo.ComponentInfo.newBuilder().setDataPtr(address).setStride(stride).setSize(size).build();
    }

    /** Where the replay writes the time at which it sends this event. */
    static long slot(long event) {
        return SLOTS + Long.BYTES * event;
    }

    private FfiOwnedHandle handle() {
        return FfiOwnedHandle.newBuilder().setId(random.nextLong(1, 1L << 62)).build();
    }
}
