package org.livekit4j.itests.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.VideoEncoder;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.track.VideoCodec;
import org.livekit4j.video.AvSynchronizer;
import org.livekit4j.video.EncodedVideoFrame;
import org.livekit4j.video.EncodedVideoSource;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStreamOptions;

/** Encoded video that is none, encoders that do as they like, and synchronizers in many hands. */
final class VideoToolCases {
    private static final byte[] START_CODE = {0, 0, 0, 1};

    private VideoToolCases() {}

    static List<HostileCase> all() {
        List<HostileCase> cases = new ArrayList<>();
        for (VideoCodec codec : List.of(VideoCodec.VP8, VideoCodec.VP9, VideoCodec.AV1, VideoCodec.H264)) {
            cases.add(HostileCase.harmless("noise as frames of " + codec + ", published", stage -> sendNoise(stage, codec)));
        }
        cases.add(HostileCase.harmless("a control that throws, and closes its source", stage -> {
            CountDownLatch called = new CountDownLatch(1);
            AtomicReference<EncodedVideoSource> source = new AtomicReference<>();
            source.set(VideoTools.encodedSource(stage, VideoCodec.VP8, () -> {
                source.get().close();
                called.countDown();
                throw new AssertionError("thrown by a control");
            }));
            source.get().capture(frame(new byte[]{1}, false, 0)); // no key frame: it is asked for one
            if (!called.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("not called");
            }
        }));
        cases.add(HostileCase.refused("a stream on a local track of encoded video",
                stage -> stage.video().openStream(encodedTrack(stage), VideoStreamOptions.DEFAULTS),
                IllegalArgumentException.class));
        cases.add(HostileCase.refused("encoded video published in another codec", stage -> publish(stage, encodedTrack(stage),
                TrackPublishOptions.DEFAULTS.withVideoCodec(VideoCodec.H264)), IllegalArgumentException.class));
        cases.add(HostileCase.refused("encoded video published in layers", stage -> publish(stage, encodedTrack(stage),
                TrackPublishOptions.DEFAULTS.withScalabilityMode("L3T3_KEY")), IllegalArgumentException.class));
        cases.add(HostileCase.refused("video that is not encoded published as such", stage -> publish(stage,
                Instances.videoTrack(stage), TrackPublishOptions.DEFAULTS.withVideoEncoder(VideoEncoder.PRE_ENCODED)),
                IllegalArgumentException.class));
        cases.add(HostileCase.refused("a synchronizer closed while threads push", VideoToolCases::closeWhilePushing,
                IllegalStateException.class));
        return cases;
    }

    private static EncodedVideoFrame frame(byte[] data, boolean keyFrame, long timestampUs) {
        return new EncodedVideoFrame(data, keyFrame, 64, 64, timestampUs, Optional.empty());
    }

    private static LocalVideoTrack encodedTrack(Stage stage) {
        return stage.own(stage.video().createTrack("encoded", VideoTools.encodedSource(stage, VideoCodec.VP8, () -> {
        })));
    }

    private static void publish(Stage stage, LocalVideoTrack track, TrackPublishOptions options) {
        stage.meeting().peer().localParticipant().publishTrack(track, options).orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Also key frames that are none, time stamps that go back, and sizes that nothing has. */
    private static void sendNoise(Stage stage, VideoCodec codec) {
        EncodedVideoSource source = VideoTools.encodedSource(stage, codec, () -> {
        });
        publish(stage, stage.own(stage.video().createTrack("noise", source)), TrackPublishOptions.DEFAULTS);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] data = new byte[START_CODE.length + 1 + random.nextInt(1 << random.nextInt(16))];
            random.nextBytes(data);
            boolean keyFrame = codec != VideoCodec.H264 && random.nextBoolean();
            if (codec == VideoCodec.H264) {
                System.arraycopy(START_CODE, 0, data, 0, START_CODE.length);
            }
            source.capture(new EncodedVideoFrame(data, keyFrame, 4 + random.nextInt(2_000), 4 + random.nextInt(2_000),
                    random.nextLong(), Optional.empty()));
        }
    }

    private static void closeWhilePushing(Stage stage) throws InterruptedException {
        AvSynchronizer synchronizer = VideoTools.synchronizer(stage);
        VideoFrame picture = Instances.picture();
        Thread audio = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    synchronizer.push(AudioFrame.silence(48_000, 1, 4_800), 1);
                }
            } catch (InterruptedException | IllegalStateException e) {
                // It is closed
            }
        });
        Meeting.await(() -> synchronizer.statistics().audioTimestampUs().isPresent());
        Thread closing = Thread.ofVirtual().start(() -> {
            synchronizer.clearQueue();
            synchronizer.close();
        });
        try {
            while (true) {
                synchronizer.push(picture, Long.MIN_VALUE);
            }
        } finally {
            closing.join();
            audio.join();
        }
    }
}
