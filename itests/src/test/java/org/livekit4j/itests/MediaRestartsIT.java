package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.composite;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.video.Video;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;

/** The audio bundle is stopped and started again and again, with a user's bundle, a processor and video at work. */
public class MediaRestartsIT extends InFelix {
    private static final int RESTARTS = 100;
    private static final String AUDIO = "org.livekit4j.audio";
    private static final int UPDATES = 5;
    private static final String ECHO = "org.livekit4j.examples.echo";

    @Override
    @Configuration
    public Option[] configuration() {
        return new Option[]{composite(super.configuration()), LogFile.named("media-restarts.log"), Felix.installed(ECHO)};
    }

    @Test
    public void shouldDisturbNobodyWhenTheAudioBundleIsRestarted() throws Exception {
        PlugIns plugIns = new PlugIns(context, "audio");
        Bundle echo = services().bundle(ECHO);
        BundleWiring wiring = echo.adapt(BundleWiring.class);
        ServiceRegistration<?> processor = plugIns.register(AudioFrameProcessor.class, (frame, stream) -> frame, Map.of());
        NumberedVideo pictures = new NumberedVideo(services().get(Video.class));
        try (Numbering seen = new Numbering(pictures)) {
            for (int restart = 0; restart < RESTARTS; restart++) {
                awaitEcho(plugIns);
                int pictureNow = seen.received();
                services().stop(AUDIO, Audio.class);
                services().start(AUDIO, Audio.class);
                await().pollInterval(Duration.ofMillis(2)).until(() -> seen.received() > pictureNow);
            }
        }
        assertThat(pictures.statistics().dropped()).isZero();
        assertThat(plugIns.inUse(processor).failed + plugIns.inUse(processor).late).isZero();
        await().until(() -> LogFile.find(Pattern.compile("The echo is over: there will be another one")).size() == RESTARTS);

        assertThat(echo.adapt(BundleWiring.class)).isSameAs(wiring);
        assertThat(wiring.isCurrent()).isTrue();
        echo.stop();
        processor.unregister();
        FfiClient ffi = services().get(FfiClient.class);
        await().untilAsserted(() -> {
            HandleStatistics handles = ffi.handles();
            assertThat(handles.live()).as(handles.toString()).isZero();
            assertThat(handles.created()).isEqualTo(handles.released()).isGreaterThan(3 * RESTARTS);
        });
    }

    private static void awaitEcho(PlugIns plugIns) {
        await("the echo is heard").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(2))
                .until(() -> Arrays.stream(plugIns.runtime().streams)
                        .anyMatch(stream -> stream.track.equals("echo") && stream.delivered > 0));
    }

    @Test
    public void shouldLeaveNoClassLoaderWhenTheAudioBundleIsUpdated() throws Exception {
        PlugIns plugIns = new PlugIns(context, "audio");
        Bundle echo = services().bundle(ECHO);
        echo.start();
        ServiceRegistration<?> processor = plugIns.register(AudioFrameProcessor.class, (frame, stream) -> frame, Map.of());
        ClassLoaderWatch loaders = new ClassLoaderWatch();
        for (int update = 0; update < UPDATES; update++) {
            awaitEcho(plugIns);
            loaders.add(services().bundle(AUDIO));
            services().update(AUDIO);
        }
        awaitEcho(plugIns);
        processor.unregister();
        echo.stop(); // its loops may be compiled for classes that they have met before, which keeps those while they run
        loaders.awaitAllCollected();
    }
}
