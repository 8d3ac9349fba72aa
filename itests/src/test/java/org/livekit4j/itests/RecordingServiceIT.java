package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.Before;
import org.junit.Test;
import org.livekit4j.dashboard.DashboardControl;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.shell.LiveKitCommands;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Recordings of kept rooms, by configurations and by operators. */
public class RecordingServiceIT extends InOperatedFelix {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private Path folder;

    @Override
    @Configuration
    public Option[] configuration() {
        return Operations.framework(Operations.tools());
    }

    @Before
    public void join() throws Exception {
        assumeTrue("no LiveKit server", context.getProperty(Operations.URL) != null);
        folder = Files.createTempDirectory("recordings");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Recorder recorder() {
        return services().get(Recorder.class);
    }

    private LiveKitCommands commands() {
        return services().get(LiveKitCommands.class);
    }

    private void keepHall() throws IOException {
        operations.awaitKeeper(operations.keep("hall", "ada"), KeeperState.JOINED);
        await().atMost(TIMEOUT).until(() -> commands().roomNames().contains("hall"));
    }

    @Test
    public void shouldRecordAKeptRoomForAsLongAsAConfigurationSays() throws Exception {
        operations.configure("org.livekit4j.recording",
                Map.of("folder", folder.toString(), "room", "recorded", "format", "OGG_OPUS", "mixed", true));
        operations.awaitKeeper(operations.keep("recorded", "ada"), KeeperState.JOINED);
        await().atMost(TIMEOUT).until(() -> names().stream().anyMatch(name -> name.endsWith(".ogg.part")));
        assertThat(commands().recordings().text(0)).contains("recorded", "RECORDING", "OGG_OPUS", folder.toString());

        operations.forget();
        await().atMost(TIMEOUT).until(() -> recorder().recordings().isEmpty());
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(names()).isNotEmpty()
                .allMatch(name -> name.matches("recorded_all_all_[\\d-]+\\.ogg")));
    }

    @Test
    public void shouldRecordForAsLongAsOperatorsSay() throws Exception {
        keepHall();
        String told = commands().record("hall", folder.toString(), "wav", true).text(0);
        assertThat(told).startsWith("recording ").endsWith(" of room hall to " + folder);
        String id = recorder().recordings().getFirst().id();
        ObjectName bean = new ObjectName("org.livekit4j:type=Recordings");
        await("it is registered, later than the service").atMost(TIMEOUT)
                .until(() -> ManagementFactory.getPlatformMBeanServer().isRegistered(bean));
        assertThat((Object[]) ManagementFactory.getPlatformMBeanServer().getAttribute(bean, "Recordings")).hasSize(1);
        await().atMost(TIMEOUT).until(() -> !names().isEmpty());
        awaitDashboard("\"recordings\":{\"total\":1,", "\"room\":\"hall\",\"state\":\"RECORDING\",\"format\":\"WAV\"");

        assertThat(commands().stopRecording(id).text(0)).isEqualTo("recording " + id + " of room hall ends");
        await().atMost(TIMEOUT).until(() -> recorder().recordings().isEmpty());
        assertThat(names()).singleElement().asString().endsWith(".wav");
        awaitDashboard("\"recordings\":{\"total\":0,");
    }

    private void awaitDashboard(String... words) {
        await().atMost(TIMEOUT).untilAsserted(
                () -> assertThat(DashboardSnapshot.of(services().get(DashboardControl.class))).contains(words));
    }

    @Test
    public void shouldCompleteItsFilesWhenTheBundleStops() throws Exception {
        keepHall();
        commands().record("hall", folder.toString(), "webm_opus", true);
        await().atMost(TIMEOUT).until(() -> !names().isEmpty());
        services().stop("org.livekit4j.recorder", Recorder.class);
        assertThat(names()).singleElement().asString().endsWith(".webm");
        services().start("org.livekit4j.recorder", Recorder.class);
    }
}
