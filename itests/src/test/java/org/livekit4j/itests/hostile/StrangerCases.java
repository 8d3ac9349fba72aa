package org.livekit4j.itests.hostile;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.livekit4j.ffi.internal.PastTheGuard;
import org.livekit4j.ffi.proto.CaptureEncodedVideoFrameRequest;
import org.livekit4j.ffi.proto.EncodedFrameType;
import org.livekit4j.ffi.proto.EncodedVideoBufferInfo;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.RoomOptions;
import org.livekit4j.ffi.proto.TrackPublishOptions;
import org.livekit4j.ffi.proto.TrackSource;
import org.livekit4j.ffi.proto.VideoCodec;
import org.livekit4j.ffi.proto.VideoEncoderBackend;
import org.livekit4j.ffi.proto.VideoSourceType;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** What a stranger sends is no danger to a receiver that captures it again, and what a user forgets is found. */
final class StrangerCases {
    /** One key frame of VP8: 2 × 2 pixels of red. */
    private static final byte[] TWO_BY_TWO = HexFormat.of()
            .parseHex("3002009d012a020002000bc7088585889984883f820274f46f4f80fecbb5c9fa5efd44f611df7cc000");
    private static final Duration BRIEF = Duration.ofMillis(50);

    private StrangerCases() {}

    static List<HostileCase> all() {
        List<HostileCase> cases = new ArrayList<>();
        cases.add(HostileCase.harmless("a stranger's picture of 2 × 2, handed on",
                stage -> receive(stage, VideoStreamOptions.DEFAULTS)));
        cases.add(HostileCase.harmless("a stranger's picture of 2 × 2, converted to RGBA on the way, handed on",
                stage -> receive(stage, VideoStreamOptions.DEFAULTS.withFormat(VideoBufferType.RGBA))));
        cases.add(HostileCase.harmless("frames that nobody closes", stage -> {
            for (int i = 0; i < 20; i++) {
                forget(stage, i % 2 == 0);
            }
            Meeting.await(() -> {
                System.gc();
                return !stage.client().handles().liveByKind().containsKey(org.livekit4j.ffi.HandleKind.VIDEO_FRAME);
            });
        }));
        cases.add(HostileCase.harmless("a client closed while frames are forgotten", stage -> {
            forget(stage, true);
            stage.endCase();
            stage.renew();
            stage.services();
        }));
        return cases;
    }

    private static void forget(Stage stage, boolean read) throws InterruptedException {
        org.livekit4j.video.VideoSource source = Instances.videoSource(stage);
        try (VideoStream stream = stage.video().openStream(stage.own(stage.video().createTrack("pictures", source)),
                VideoStreamOptions.DEFAULTS)) {
            source.capture(Instances.picture());
            VideoFrame forgotten = stream.poll(Duration.ofSeconds(10));
            if (read) {
                forgotten.plane(0).get(ValueLayout.JAVA_BYTE, 0);
            }
        }
    }

    private static void receive(Stage stage, VideoStreamOptions options) throws Exception {
        Room room = stage.meeting().room();
        Requests stranger = new Requests(stage.client(), PastTheGuard.of(stage.client()), null);
        Requests.Room joined = stranger.join(room.name(), "stranger", RoomOptions.newBuilder());
        long source = stranger.videoSource(VideoSourceType.VIDEO_SOURCE_ENCODED, 64, 64);
        stranger.publish(joined, stranger.videoTrack(source),
                TrackPublishOptions.newBuilder().setSource(TrackSource.SOURCE_CAMERA).setSimulcast(false)
                        .setVideoCodec(org.livekit4j.ffi.proto.VideoCodec.VP8)
                        .setVideoEncoder(VideoEncoderBackend.ENCODER_BACKEND_PRE_ENCODED));
        try {
            Meeting.await(() -> track(room, stranger, source) != null);
            try (VideoStream stream = stage.video().openStream(track(room, stranger, source), options)) {
                while (stream.statistics().dropped() == 0) {
                    send(stranger, source);
                    try (VideoFrame frame = stream.poll(BRIEF)) {
                        if (frame != null) {
                            Instances.videoSource(stage).capture(frame);
                            throw new AssertionError("it was handed on: " + frame);
                        }
                    }
                }
            }
        } finally {
            stranger.leave(joined);
            stranger.release();
        }
    }

    private static RemoteVideoTrack track(Room room, Requests stranger, long source) {
        send(stranger, source);
        return room.remoteParticipants().values().stream().filter(participant -> participant.identity().equals("stranger"))
                .flatMap(participant -> participant.trackPublications().values().stream()).map(RemoteTrackPublication::track)
                .flatMap(java.util.Optional::stream).map(RemoteVideoTrack.class::cast).findFirst().orElse(null);
    }

    private static void send(Requests stranger, long source) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, TWO_BY_TWO);
            stranger.send(FfiRequest.newBuilder().setCaptureEncodedVideoFrame(CaptureEncodedVideoFrameRequest.newBuilder()
                    .setSourceHandle(source)
                    .setBuffer(EncodedVideoBufferInfo.newBuilder().setDataPtr(bytes.address()).setDataLen(bytes.byteSize()))
                    .setCodec(VideoCodec.VP8).setFrameType(EncodedFrameType.ENCODED_FRAME_KEY).setWidth(2).setHeight(2)
                    .setTimestampUs(System.nanoTime() / 1_000)));
        }
    }
}
