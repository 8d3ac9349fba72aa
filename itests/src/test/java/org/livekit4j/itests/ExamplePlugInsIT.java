package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.composite;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Map;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.service.cm.ConfigurationAdmin;

/** The example processors: what each does, and that it can be updated while frames go through it. */
public class ExamplePlugInsIT extends InFelix {
    private static final String EXAMPLE = "org.livekit4j.examples.";
    private static final int UPDATES = 20;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private Audio audio;

    @Inject
    private Video video;

    @Override
    @Configuration
    public Option[] configuration() {
        return new Option[]{composite(super.configuration()), LogFile.named("example-plug-ins.log"),
            Felix.installed("org.apache.felix.configadmin"), stopped("gain"), stopped("loudness"), stopped("watermark"),
            stopped("motion")};
    }

    private static Option stopped(String example) {
        return Felix.stopped(EXAMPLE + example);
    }

    @After
    public void stop() throws BundleException, IOException {
        for (String example : new String[]{"gain", "loudness", "watermark", "motion"}) {
            services().bundle(EXAMPLE + example).stop();
            configurations.getConfiguration(EXAMPLE + example, "?").delete();
        }
    }

    private void start(String example) throws BundleException {
        services().bundle(EXAMPLE + example).start();
    }

    private void configure(String example, Map<String, ?> properties) throws IOException {
        configurations.getConfiguration(EXAMPLE + example, "?").update(new Hashtable<>(properties));
    }

    @Test
    public void shouldMakeSoundLouderAndQuieter() throws Exception {
        try (AudioLine line = AudioLine.direct(audio); AudioStream stream = line.listen()) {
            start("gain");
            awaitSample(line, stream, 1_000, 1_995); // 6 dB
            configure("gain", Map.of("decibels", -20.0));
            awaitSample(line, stream, 1_000, 100);
            configure("gain", Map.of("decibels", 40.0));
            awaitSample(line, stream, 1_000, Short.MAX_VALUE);
            configure("gain", Map.of("decibels", 40.0, "livekit.track", "another"));
            awaitSample(line, stream, 1_000, 1_000);
        }
    }

    /** Configurations take effect some time later. */
    private static void awaitSample(AudioLine line, AudioStream stream, int sent, int expected) {
        await().untilAsserted(() -> {
            line.sendNumbered(sent, sent);
            assertThat(AudioLine.takeNumbers(stream, 1)).containsExactly(expected);
        });
    }

    @Test
    public void shouldLogHowLoudAStreamIs() throws Exception {
        start("loudness");
        try (AudioLine line = AudioLine.direct(audio); AudioStream stream = line.listen()) {
            for (int i = 0; i < 100; i++) {
                line.sendNumbered(3_277, 3_277); // a tenth of full scale
            }
            await().until(() -> !LogFile.find(Pattern.compile("line is at -20\\.0 dBFS")).isEmpty());
        }
    }

    @Test
    public void shouldWriteATextIntoPicturesOfEachType() throws Exception {
        configure("watermark", Map.of("text", "mmmm"));
        start("watermark");
        for (VideoBufferType type : new VideoBufferType[]{VideoBufferType.I420, VideoBufferType.RGBA, VideoBufferType.RGB24}) {
            VideoStreamOptions options = VideoLine.LOSSLESS.withFormat(type);
            try (VideoLine line = VideoLine.open(video, 64, 48); VideoStream stream = line.watch(options)) {
                await().untilAsserted(() -> {
                    line.source().capture(VideoFrames.of(Colour.BLACK, VideoBufferType.I420, 64, 48));
                    try (VideoFrame frame = VideoLine.take(stream)) {
                        assertThat(frame.timestampUs()).isPositive();
                        assertThat(bright(frame)).isGreaterThan(50);
                    }
                });
            }
        }
    }

    private static int bright(VideoFrame frame) {
        int bright = 0;
        int step = frame.layout(0).stride() / frame.width();
        for (long i = 0; i < frame.plane(0).byteSize(); i += step) {
            bright += frame.plane(0).get(ValueLayout.JAVA_BYTE, i) == (byte) 255 ? 1 : 0;
        }
        return bright;
    }

    @Test
    public void shouldLogWhenSomethingMoves() throws Exception {
        start("motion");
        try (VideoLine line = VideoLine.open(video, 64, 48); VideoStream stream = line.watch()) {
            for (Colour colour : new Colour[]{Colour.BLACK, Colour.BLACK, Colour.WHITE, Colour.WHITE}) {
                line.source().capture(VideoFrames.of(colour, VideoBufferType.I420, 64, 48));
                VideoLine.take(stream).close();
            }
            await().until(
                    () -> !LogFile.find(Pattern.compile("line: something moves\\R.*line: nothing moves any more")).isEmpty());
        }
    }

    @Test
    public void shouldLoseNoFrameAndLeaveNoClassLoaderWhenTheyAreUpdated() throws Exception {
        configure("gain", Map.of("decibels", 0.0));
        NumberedAudio sound = new NumberedAudio(audio);
        NumberedVideo pictures = new NumberedVideo(video);
        ClassLoaderWatch loaders = new ClassLoaderWatch();
        try (Numbering heard = new Numbering(sound); Numbering seen = new Numbering(pictures)) {
            for (String example : new String[]{"gain", "loudness"}) {
                update(example, new PlugIns(context, "audio"), loaders);
            }
            for (String example : new String[]{"watermark", "motion"}) {
                update(example, new PlugIns(context, "video"), loaders);
            }
            loaders.awaitAllCollected();
        }
        assertThat(loaders.size()).isEqualTo(4 * UPDATES);
        assertThat(sound.statistics().dropped()).isZero();
        assertThat(pictures.statistics().dropped()).isZero();
    }

    private void update(String example, PlugIns plugIns, ClassLoaderWatch loaders) throws Exception {
        Bundle bundle = services().bundle(EXAMPLE + example);
        start(example);
        for (int i = 0; i < UPDATES; i++) {
            await("frames go through " + example).atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5))
                    .until(() -> frames(plugIns, bundle) > 0);
            loaders.add(bundle);
            services().update(EXAMPLE + example);
        }
        await().until(() -> frames(plugIns, bundle) > 0);
    }

    /** Frames that the bundle's processor of now was given. */
    private static long frames(PlugIns plugIns, Bundle bundle) {
        return Arrays.stream(plugIns.runtime().plugIns).filter(plugIn -> plugIn.bundleId == bundle.getBundleId())
                .mapToLong((PlugInDTO plugIn) -> plugIn.frames).sum();
    }
}
