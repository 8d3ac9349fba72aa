package org.livekit4j.itests.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcMethodHandler;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** What users write: the frames and answers it gives back are as bad as they can be, and the next frame comes all the same. */
final class UserCases {
    private static final RpcOptions BRIEF = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(5));

    private UserCases() {}

    static List<HostileCase> all() {
        List<HostileCase> cases = new ArrayList<>();
        sound(cases, "null", (frame, stream) -> null);
        sound(cases, "another shape", (frame, stream) -> AudioFrame.silence(8_000, 8, 1));
        sound(cases, "an exception", (frame, stream) -> {
            throw new IllegalStateException("thrown by a processor");
        });
        sound(cases, "an error", (frame, stream) -> {
            throw new StackOverflowError("thrown by a processor");
        });
        pictures(cases, "null", (frame, stream) -> null);
        pictures(cases, "what it was lent, closed", (frame, stream) -> {
            frame.close();
            frame.close();
            return frame;
        });
        pictures(cases, "an error", (frame, stream) -> {
            throw new AssertionError("thrown by a processor");
        });
        pictures(cases, "a frame that lies", (frame, stream) -> {
            OwnFrame own = new OwnFrame(VideoBufferType.I420, 64, 64);
            own.height = () -> 16_384;
            return own;
        });
        pictures(cases, "a frame of two pixels", (frame, stream) -> VideoFrame.allocate(VideoBufferType.I420, 2, 1));
        answers(cases, "null", call -> null);
        answers(cases, "an exception", call -> {
            throw new IllegalArgumentException("thrown by a handler");
        });
        answers(cases, "an error", call -> {
            throw new StackOverflowError("thrown by a handler");
        });
        answers(cases, "half a character", call -> {
            throw new RpcException(42, "before\ud83dafter", "\udc00".repeat(20_000));
        });
        answers(cases, "a long text", call -> "x".repeat(2_000_000));
        return cases;
    }

    private static void sound(List<HostileCase> cases, String what, AudioFrameProcessor processor) {
        cases.add(HostileCase.harmless("a processor of sound that gives back " + what, stage -> {
            stage.own(stage.audio().addProcessor(processor, Map.of()));
            AudioSource source = Instances.audioSource(stage);
            AudioStream stream = stage.own(
                    stage.audio().openStream(stage.own(stage.audio().createTrack("sound", source)), AudioStreamOptions.DEFAULTS));
            for (int i = 0; i < 5; i++) {
                source.capture(AudioFrame.silence(48_000, 1, 480));
            }
            if (stream.poll(Duration.ofSeconds(10)) == null) {
                throw new AssertionError("no frame came");
            }
        }));
    }

    /** What comes back is handed on, to be captured and converted. */
    private static void pictures(List<HostileCase> cases, String what, VideoFrameProcessor processor) {
        cases.add(HostileCase.harmless("a processor of pictures that gives back " + what, stage -> {
            stage.own(stage.video().addProcessor(processor, Map.of()));
            VideoSource source = Instances.videoSource(stage);
            VideoStream stream = stage.own(stage.video().openStream(stage.own(stage.video().createTrack("pictures", source)),
                    VideoStreamOptions.DEFAULTS.withCapacity(8)));
            source.capture(Instances.picture());
            try (VideoFrame frame = stream.poll(Duration.ofSeconds(10))) {
                if (frame == null) {
                    throw new AssertionError("no frame came");
                }
                Instances.videoSource(stage).capture(frame);
            }
        }, IllegalArgumentException.class));
    }

    private static void answers(List<HostileCase> cases, String what, RpcMethodHandler handler) {
        cases.add(HostileCase.harmless("a handler that answers with " + what, stage -> {
            LocalParticipant callee = stage.meeting().peer().localParticipant();
            callee.registerRpcMethod("method", handler);
            stage.meeting().room().localParticipant().performRpc("peer", "method", "", BRIEF).get(20, TimeUnit.SECONDS);
        }, RpcException.class));
    }
}
