package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.testing.FlightRecording;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The bundle that holds the native library is refreshed while audio flows. A refresh takes along all who use it, which in Pax
 * Exam is the test itself; hence a framework of its own, looked at from outside. One example bundle makes the audio, another
 * one makes it louder.
 */
class RefreshIT {
    private static final int ROUNDS = 50;
    private static final int RECORDED_ROUNDS = 5;
    private static final List<String> BUNDLES = List.of("slf4j-api", "slf4j-simple", "org.osgi.util.function",
            "org.osgi.util.promise", "org.osgi.service.component", "org.apache.felix.scr", "protobuf-java", "org.livekit4j.api",
            "org.livekit4j.ffi", "org.livekit4j.queue", "org.livekit4j.media", "org.livekit4j.audio",
            "org.livekit4j.examples.echo",
            "org.livekit4j.examples.gain");
    private static final Pattern AUDIO_DELIVERED = Pattern.compile("\"lane\":\\s*\"AUDIO\"[^}]*\"delivered\":\\s*(\\d+)");

    @TempDir
    private Path storage;

    private Framework framework;

    @BeforeEach
    void start() throws BundleException {
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString()));
        framework.start();
        BundleContext context = framework.getBundleContext();
        context.installBundle(Jars.natives().toUri().toString());
        for (String artifact : BUNDLES) {
            context.installBundle(Jars.of(artifact).toUri().toString());
        }
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(30_000);
    }

    @Test
    void shouldFlowAgainAndPileUpNoClassLoadersWhenTheNativeBundleIsRefreshed() throws Exception {
        refreshTheNativeBundle(ROUNDS);
    }

    @Test
    void shouldRecordWhatIsRefreshedAndPileUpNoClassLoadersWhenFlightRecorderIsOn() throws Exception {
        try (FlightRecording recording = FlightRecording.start()) {
            refreshTheNativeBundle(RECORDED_ROUNDS);
            refresh("org.livekit4j.audio");
            soundFlows();
            bundle("org.livekit4j.audio").update();
            soundFlows();

            assertThat(changes(recording, "org.livekit4j.audio")).contains("stopped", "unresolved", "started", "updated");
            assertThat(changes(recording, "org.apache.felix.framework")).contains("refreshed");
            assertThat(recording.events("StreamOpened")).hasSizeGreaterThan(RECORDED_ROUNDS);
            assertThat(recording.events("StreamEnded")).extracting(event -> event.text("reason")).contains("service_stopped");
            assertThat(recording.events("NativeCall")).isNotEmpty();
            assertThat(recording.events("SlowCall")).filteredOn(event -> event.text("kind").equals("processor"))
                    .extracting(event -> event.text("bundle")).contains("org.livekit4j.examples.gain");
        }
    }

    private static List<String> changes(FlightRecording recording, String bundle) {
        return recording.events("BundleChanged").stream().filter(event -> event.text("bundle").equals(bundle))
                .map(event -> event.text("change")).toList();
    }

    private void refreshTheNativeBundle(int rounds) throws InterruptedException {
        List<WeakReference<ClassLoader>> old = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            soundFlows();
            old.add(loader("org.livekit4j.ffi"));
            refresh("org.livekit4j.ffi");
        }
        soundFlows();
        await("old class loaders are collected").atMost(Duration.ofSeconds(30)).until(() -> {
            System.gc();
            // A thread that is in compiled code with a class of the last one inlined keeps that one until it leaves the code
            return old.stream().filter(loader -> !loader.refersTo(null)).count() <= 1;
        });
    }

    private WeakReference<ClassLoader> loader(String name) {
        return new WeakReference<>(bundle(name).adapt(BundleWiring.class).getClassLoader());
    }

    private void refresh(String name) throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle(name)), event -> refreshed.countDown());
        assertThat(refreshed.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private Bundle bundle(String name) {
        return List.of(framework.getBundleContext().getBundles()).stream()
                .filter(bundle -> name.equals(bundle.getSymbolicName())).findFirst().orElseThrow();
    }

    private void soundFlows() {
        long now = delivered();
        await("sound flows").atMost(Duration.ofSeconds(30)).until(() -> delivered() > now + 20);
    }

    /** Audio events that the queue of now has delivered; 0 while there is none. */
    private long delivered() {
        BundleContext context = framework.getBundleContext();
        ServiceReference<?> runtime = runtime(context);
        if (runtime == null) {
            return 0;
        }
        try {
            Object service = context.getService(runtime);
            String state = service == null ? "" : service.getClass().getMethod("getRuntimeDTO").invoke(service).toString();
            Matcher matcher = AUDIO_DELIVERED.matcher(state);
            return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        } finally {
            context.ungetService(runtime);
        }
    }

    /** Of whatever class loader: the test has that class on its own class path, too. */
    private static ServiceReference<?> runtime(BundleContext context) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences("org.livekit4j.queue.dto.QueueRuntime", null);
            return found == null ? null : found[0];
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
