package org.livekit4j.karaf.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Features are installed and go again, and each leaves everything else alone. */
public class FeaturesIT extends InKaraf {
    private static final EnumSet<FeaturesService.Option> AS_THE_COMMAND_DOES = EnumSet.noneOf(FeaturesService.Option.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    /** What is there when a feature is. */
    private static final Map<String, List<String>> SERVICES = Map.ofEntries(
            Map.entry("livekit4j-ffi", List.of("org.livekit4j.ffi.FfiClient")),
            Map.entry("livekit4j-queue", List.of("org.livekit4j.queue.FfiEventQueue", "org.livekit4j.queue.dto.QueueRuntime")),
            Map.entry("livekit4j-audio", List.of("org.livekit4j.audio.Audio")),
            Map.entry("livekit4j-video", List.of("org.livekit4j.video.Video")),
            Map.entry("livekit4j-data", List.of("org.livekit4j.data.Data")),
            Map.entry("livekit4j-room", List.of("org.livekit4j.room.Rooms")),
            Map.entry("livekit4j-keeper", List.of("org.livekit4j.room.Rooms")),
            Map.entry("livekit4j-agent", List.of("org.livekit4j.room.Rooms")),
            Map.entry("livekit4j-shell", List.of("org.livekit4j.shell.LiveKitCommands")),
            Map.entry("livekit4j-health", List.of("org.apache.felix.hc.api.HealthCheck")),
            Map.entry("livekit4j-prometheus", List.of("io.micrometer.core.instrument.MeterRegistry")),
            Map.entry("livekit4j-dashboard", List.of("org.livekit4j.dashboard.DashboardPages", "javax.servlet.Servlet")),
            Map.entry("livekit4j-devices", List.of("org.livekit4j.devices.Devices")),
            Map.entry("livekit4j-recorder", List.of("org.livekit4j.recorder.Recorder")),
            Map.entry("livekit4j-gain", List.of("org.livekit4j.audio.AudioFrameProcessor")),
            Map.entry("livekit4j-loudness", List.of("org.livekit4j.audio.AudioFrameProcessor")),
            Map.entry("livekit4j-watermark", List.of("org.livekit4j.video.VideoFrameProcessor")),
            Map.entry("livekit4j-motion", List.of("org.livekit4j.video.VideoFrameProcessor")),
            Map.entry("livekit4j-echo", List.of("org.livekit4j.audio.Audio")),
            Map.entry("livekit4j", List.of("org.livekit4j.audio.Audio", "org.livekit4j.video.Video", "org.livekit4j.room.Rooms",
                    "org.livekit4j.shell.LiveKitCommands")));
    private static final List<String> NAMES = List.of("livekit4j-api", "livekit4j-ffi", "livekit4j-queue", "livekit4j-media",
            "livekit4j-audio",
            "livekit4j-video", "livekit4j-data", "livekit4j-room", "livekit4j-token", "livekit4j-keeper", "livekit4j-agent",
            "livekit4j-management",
            "livekit4j-shell",
            "livekit4j",
            "livekit4j-health", "livekit4j-metrics", "livekit4j-prometheus", "livekit4j-dashboard", "livekit4j-devices",
            "livekit4j-recorder",
            "livekit4j-gain",
            "livekit4j-loudness",
            "livekit4j-watermark",
            "livekit4j-motion", "livekit4j-echo");

    /** In this order, those that bring something of their own when the ones before are there. */
    private static final List<String> UPON_OTHERS = Stream
            .concat(Stream.of("livekit4j-audio"), NAMES.stream().skip(NAMES.indexOf("livekit4j"))).toList();

    @Configuration
    public Option[] configuration() {
        return OptionUtils.combine(Karaf.with(Karaf.repository()), Karaf.livekit());
    }

    @Test
    public void shouldBeTestedWhicheverFeaturesThereAre() throws Exception {
        assertThat(Arrays.stream(features.listFeatures()).map(Feature::getName).filter(name -> name.startsWith("livekit4j")))
                .containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    public void shouldBringItsServicesAndLeaveNothingBehindWhenItIsAlone() throws Exception {
        Map<Long, BundleState> before = bundles();
        for (String name : NAMES) {
            install(name);
            assertUntouched(name + " was installed", before);

            uninstall(name);
            assertThat(bundles()).as("bundles when %s has gone", name).isEqualTo(before);
        }
    }

    @Test
    public void shouldDisturbNoOtherWhenItComesAndGoes() throws Exception {
        Deque<Map<Long, BundleState>> steps = new ArrayDeque<>();
        for (String name : UPON_OTHERS) {
            steps.push(bundles());
            install(name);
            assertUntouched(name + " was installed", steps.peek());
        }
        for (String name : UPON_OTHERS.reversed()) {
            uninstall(name);
            assertThat(bundles()).as("bundles when %s has gone", name).isEqualTo(steps.pop());
        }
    }

    private void install(String name) throws Exception {
        features.installFeature(name, AS_THE_COMMAND_DOES);
        assertThat(bundles().values()).as("bundles with %s", name).allMatch(BundleState::atWork);
        assertThat(optionalImports(name)).as("packages that may still come, and what they would refresh").isEmpty();
        for (String service : SERVICES.getOrDefault(name, List.of())) {
            await(service + " of " + name).atMost(TIMEOUT).until(() -> hasService(service));
        }
        if (name.equals("livekit4j-management")) {
            await("MBeans").atMost(TIMEOUT).until(() -> !ManagementFactory.getPlatformMBeanServer()
                    .queryNames(new ObjectName("org.livekit4j:*"), null).isEmpty());
        }
    }

    /** Packages that a bundle of the feature would be wired to, and refreshed for, if they were installed later. */
    private List<String> optionalImports(String feature) throws Exception {
        return features.getFeature(feature).getBundles().stream()
                .map(info -> context.getBundle(info.getLocation()).adapt(BundleWiring.class))
                .flatMap(FeaturesIT::unwired).toList();
    }

    private static Stream<String> unwired(BundleWiring wiring) {
        Set<BundleRequirement> wired = wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .map(BundleWire::getRequirement).collect(Collectors.toSet());
        return wiring.getRevision().getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .filter(requirement -> !wired.contains(requirement))
                .filter(requirement -> PackageNamespace.RESOLUTION_OPTIONAL
                        .equals(requirement.getDirectives().get(PackageNamespace.REQUIREMENT_RESOLUTION_DIRECTIVE)))
                .map(requirement -> wiring.getBundle().getSymbolicName() + ": " + requirement.getDirectives().get("filter"));
    }

    private void uninstall(String name) throws Exception {
        features.uninstallFeature(name, AS_THE_COMMAND_DOES);
    }
}
