package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.demo.DemoOptions;
import org.livekit4j.demo.DemoReport;
import org.livekit4j.demo.DemoRun;
import org.livekit4j.demo.RoomAccess;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;
import org.livekit4j.shell.embedding.ComponentState;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Bundles are stopped and started while the demo runs. */
class HotSwapIT {
    private static final int FRAMES = 20;
    /** In a room the first frames may be lost, which is much of a few. */
    private static final int FRAMES_IN_A_ROOM = 120;

    private static EmbeddedFramework framework;
    private static Services services;

    @BeforeAll
    static void start() {
        Distribution distribution = Distribution.in(Path.of(System.getProperty("livekit4j.bundles")));
        new Verbosity().apply();
        framework = EmbeddedFramework.installed(distribution, false);
        framework.startBundles(() -> false);
        services = new Services(framework, () -> false);
    }

    @AfterAll
    static void stop() {
        framework.close();
    }

    @ParameterizedTest
    @CsvSource({"org.livekit4j.audio, true, false", "org.livekit4j.video, false, true", "org.livekit4j.queue, true, true"})
    void shouldGoOnWhenABundleIsStoppedAndStarted(String name, boolean takesAudio, boolean takesVideo)
            throws BundleException, InterruptedException {
        DemoRun run = services.demo().start(new DemoOptions(2, 1, Optional.empty(), Optional.empty(), 320, 180, 30));
        Bundle bundle = bundle(name);
        for (int time = 0; time < 2; time++) {
            awaitFrames(run, FRAMES);

            bundle.stop();

            assertThat(run.snapshot().audio().running()).isEqualTo(!takesAudio);
            assertThat(run.snapshot().video().running()).isEqualTo(!takesVideo);
            bundle.start();
        }
        awaitFrames(run, FRAMES);
        run.stop();

        DemoReport report = run.report().join();
        assertThat(report.problems()).isEmpty();
        assertThat(report.end().audio().counts().faults() + report.end().video().counts().faults()).isZero();
        assertThat(report.end().handles().live()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.livekit4j.audio", "org.livekit4j.video"})
    void shouldGoOnInARoomWhenABundleIsStoppedAndStarted(String name) throws BundleException, InterruptedException {
        try (LiveKitServer server = RoomServer.start()) {
            DemoOptions options = new DemoOptions(1, 1, Optional.empty(), Optional.empty(), 320, 180, 30);
            DemoRun run = services.demo().start(options, access(server));
            awaitFrames(run, FRAMES_IN_A_ROOM);

            bundle(name).stop();
            bundle(name).start();
            awaitFrames(run, FRAMES_IN_A_ROOM);
            run.stop();

            DemoReport report = run.report().join();
            assertThat(report.problems()).isEmpty();
            assertThat(report.end().room().orElseThrow().name()).isEqualTo("hall");
        }
    }

    private static RoomAccess access(LiveKitServer server) {
        AccessToken token = AccessToken.of(server.apiKey(), server.apiSecret()).withGrant(VideoGrant.join("hall"));
        return new RoomAccess(server.url(), token.withIdentity("ada").toJwt(), Optional.of(token.withIdentity("bob").toJwt()));
    }

    @Test
    void shouldHaveOnlyHealthyComponentsWhenEverythingIsStarted() throws InterruptedException {
        services.demo();

        assertThat(services.components()).isNotEmpty().allMatch(ComponentState::fine);
        assertThat(framework.failures()).isEmpty();
    }

    private static void awaitFrames(DemoRun run, int frames) {
        long audio = run.snapshot().audio().counts().received();
        long video = run.snapshot().video().counts().received();
        patiently().until(() -> run.snapshot().audio().counts().received() >= audio + frames
                && run.snapshot().video().counts().received() >= video + frames / 2);
    }

    private static Bundle bundle(String name) {
        return Arrays.stream(framework.context().getBundles()).filter(bundle -> bundle.getSymbolicName().equals(name)).findFirst()
                .orElseThrow();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
    }
}
