package org.livekit4j.itests.hostile;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;
import org.livekit4j.track.VideoCodec;
import org.livekit4j.video.AvSynchronizer;
import org.livekit4j.video.AvSynchronizerOptions;
import org.livekit4j.video.EncodedVideoSource;
import org.livekit4j.video.EncodedVideoSourceOptions;
import org.livekit4j.video.EncoderControl;
import org.livekit4j.video.desktop.VideoPanel;

/** Tools for video to try calls on, and to pass to others. */
final class VideoTools {
    private static final EncodedVideoSourceOptions ENCODED = EncodedVideoSourceOptions.of(VideoCodec.VP8, 64, 64);
    /** Objects of a client, by type. */
    static final Map<Class<?>, Function<Stage, ?>> INSTANCES = Map.of(EncodedVideoSource.class,
            stage -> encodedSource(stage, VideoCodec.VP8, () -> {
            }), AvSynchronizer.class, VideoTools::synchronizer);
    /** Arguments, by type. */
    static final Map<Class<?>, Function<Stage, ?>> ARGUMENTS = Map.of(EncodedVideoSourceOptions.class, stage -> ENCODED,
            AvSynchronizerOptions.class, stage -> AvSynchronizerOptions.of(30), BufferedImage.class,
            stage -> new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), OutputStream.class,
            stage -> OutputStream.nullOutputStream(), VideoPanel.class, stage -> new VideoPanel());

    private VideoTools() {}

    static EncodedVideoSource encodedSource(Stage stage, VideoCodec codec, EncoderControl control) {
        return stage.own(stage.video().createEncodedSource(EncodedVideoSourceOptions.of(codec, 64, 64), control));
    }

    static AvSynchronizer synchronizer(Stage stage) {
        return stage.own(stage.video().createSynchronizer(Instances.audioSource(stage), Instances.videoSource(stage),
                AvSynchronizerOptions.of(30)));
    }
}
