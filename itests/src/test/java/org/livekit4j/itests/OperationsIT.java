package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.Assume.assumeTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.dashboard.DashboardControl;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.itests.room.TestServer;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.management.MediaMXBean;
import org.livekit4j.management.NativeLibraryMXBean;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.media.dto.StreamDTO;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.queue.dto.QueueRuntime;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.shell.LiveKitCommands;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** What operators see: in Gogo, through JMX, by health checks and meters; and that no token and no secret is among it. */
public class OperationsIT extends InOperatedFelix {
    private static final Path LOG = Path.of("target", "operations.log").toAbsolutePath();
    private static final String TOKEN = "test.livekit.token";
    private static final String KEY = "k3y-mark-of-16-or-more-bytes";
    private static final String CONTENT = "c0ntent-mark";
    private static final String HOSTILE = "eve\n[main] ERROR forged\u001b[2J\u202e";
    private static final List<String> COMMANDS = List.of("rooms", "participants", "streams", "subscribers", "handles", "stats",
            "keepers", "jobs", "recordings", "doctor");

    @Override
    @Configuration
    public Option[] configuration() {
        String token = TestServer.sharedIfPossible().map(server -> server.token("attic", "eve")).orElse("");
        return Operations.framework(systemProperty(LOG_PROPERTY).value(LOG.toString()), systemProperty(TOKEN).value(token),
                systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("DEBUG"), Operations.tools());
    }

    private String shell(String line) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
                CommandSession session = services().get(CommandProcessor.class).createSession(
                        new ByteArrayInputStream(new byte[0]), stream, stream)) {
            session.put("COLUMNS", 0);
            Object result = session.execute(line);
            return session.format(result, Converter.INSPECT) + out.toString(StandardCharsets.UTF_8);
        }
    }

    private static Object attribute(String name, String attribute) throws Exception {
        return ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(name), attribute);
    }

    private Result.Status health(String tag) {
        return checks(tag).stream().map(check -> check.getHealthCheckResult().getStatus()).max(Enum::compareTo).orElseThrow();
    }

    private List<HealthCheckExecutionResult> checks(String tag) {
        services().get(LiveKitCommands.class);
        List<HealthCheckExecutionResult> results = services().get(HealthCheckExecutor.class)
                .execute(HealthCheckSelector.tags(tag));
        assertThat(results).as(tag).isNotEmpty();
        return results;
    }

    @Test
    public void shouldAnswerInGogoWhenNothingGoesOn() throws Exception {
        services().get(LiveKitCommands.class);
        await().untilAsserted(() -> assertThat(shell("livekit:rooms")).isEqualTo("no rooms"));
        assertThat(shell("livekit:rooms --json")).isEqualTo("{\"rooms\":[]}");
        assertThat(shell("livekit:participants hall")).isEqualTo("no participants");
        assertThat(shell("livekit:doctor"))
                .contains("ok     library", "ok     queue", "ok     audio", "ok     video", "ok     rooms")
                .doesNotContain("WRONG");
        for (String command : COMMANDS) {
            assertThat(shell("livekit:" + command + " --json")).startsWith("{\"").endsWith("}");
        }
    }

    @Test
    public void shouldShowStreamsOfAMediumUntilItGoes() throws Exception {
        MediaRuntimeDTO dto = new MediaRuntimeDTO();
        dto.medium = "smell";
        StreamDTO stream = new StreamDTO();
        stream.name = "stream of roses";
        stream.track = "roses";
        stream.processors = new long[0];
        dto.streams = new StreamDTO[]{stream};
        dto.plugIns = new PlugInDTO[0];
        dto.failedPlugIns = new FailedPlugInDTO[0];
        ServiceRegistration<?> service = context.registerService(MediaRuntime.class, () -> dto, null);

        assertThat(shell("livekit:streams")).contains("smell", "roses");
        assertThat((Object[]) attribute(MediaMXBean.OBJECT_NAME + "smell", "Streams")).hasSize(1);
        service.unregister();
        assertThat(shell("livekit:streams")).doesNotContain("roses");
        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(new ObjectName(MediaMXBean.OBJECT_NAME + "smell")))
                .isFalse();
    }

    @Test
    public void shouldNoticeWhenTheNativeLibraryGoesAndComesBack() throws Exception {
        MeterRegistry registry = new SimpleMeterRegistry();
        ServiceRegistration<?> service = context.registerService(MeterRegistry.class, registry, null);
        for (int round = 0; round < 2; round++) {
            await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(health("native")).isEqualTo(Result.Status.OK));
            assertThat(attribute(NativeLibraryMXBean.OBJECT_NAME, "State")).isEqualTo("READY");
            await().untilAsserted(() -> {
                assertThat(registry.find("livekit.native.handles").meters()).isNotEmpty();
                assertThat(registry.find("livekit.queue.events").meters()).hasSize(12);
            });

            services().stop("org.livekit4j.ffi", FfiClient.class);
            await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> {
                assertThat(health("native")).isEqualTo(Result.Status.CRITICAL);
                assertThat(health("queue")).isEqualTo(Result.Status.CRITICAL);
            });
            assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(new ObjectName(NativeLibraryMXBean.OBJECT_NAME)))
                    .isFalse();
            assertThat(registry.find("livekit.native.handles").meters()).isEmpty();
            assertThat(shell("livekit:doctor")).contains("WRONG  library");
            services().start("org.livekit4j.ffi", FfiClient.class);
        }
        service.unregister();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    public void shouldShowKeptRoomsAndNoSecret() throws Exception {
        String url = context.getProperty(Operations.URL);
        assumeTrue("no LiveKit server", url != null);
        MeterRegistry registry = new SimpleMeterRegistry();
        ServiceRegistration<?> service = context.registerService(MeterRegistry.class, registry, null);
        Path tokenFile = Files.writeString(LOG.resolveSibling("operations.token"), context.getProperty(TOKEN));
        String hall = operations.keep("hall-" + System.nanoTime(), "ada");
        Path encryption = Files.writeString(LOG.resolveSibling("operations.encryption.key"), KEY);
        String attic = operations.keep("attic",
                Map.of("url", url, "token.file", tokenFile.toString(), "encryption.key.file", encryption.toString()));
        String refused = operations.keep("refused", Map.of("url", url + "/?access_token=" + context.getProperty(TOKEN), "token",
                context.getProperty(TOKEN).replaceAll("\\.[^.]*$", ".forged")));
        operations.awaitKeeper(hall, KeeperState.JOINED);
        operations.awaitKeeper(attic, KeeperState.JOINED);
        operations.awaitKeeper(refused, KeeperState.RETRYING);

        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> {
            assertThat(shell("livekit:rooms")).contains("attic", hall);
            assertThat(shell("livekit:participants attic")).contains("eve");
            assertThat(shell("livekit:keepers")).contains(hall, attic, "RETRYING");
            assertThat((Object[]) attribute("org.livekit4j:type=Rooms", "Rooms")).hasSize(2);
            assertThat(attribute("org.livekit4j:type=Keepers", "Missing")).isEqualTo(1);
            assertThat(registry.get("livekit.keepers").tags("state", "joined").gauge().value()).isEqualTo(2);
            assertThat(registry.get("livekit.native.handles").tags("kind", "room").gauge().value()).isEqualTo(2);
        });
        assertThat(health("rooms")).isEqualTo(Result.Status.TEMPORARILY_UNAVAILABLE);
        sayWhatNobodyElseShouldRead("attic");

        String everything = everythingThatIsShown(registry);
        assertThat(everything).contains(hall, attic).doesNotContain("eyJ").doesNotContain(".forged").doesNotContain(secret())
                .doesNotContain(KEY).doesNotContain(CONTENT);
        for (String command : COMMANDS) {
            assertThat(shell("livekit:" + command)).doesNotContain("\u001b").doesNotContain("\u202e");
        }
        assertThat(shell("livekit:participants attic")).contains("eve\\n[main] ERROR forged\\u001b[2J\\u202e");

        assertThat(shell("livekit:leave attic")).contains(attic + " leaves its room and stays out");
        operations.awaitKeeper(attic, KeeperState.LEFT);
        assertThat(shell("livekit:doctor")).contains(attic + " is LEFT", "livekit:rejoin " + attic);
        assertThat(shell("livekit:rejoin attic --json")).isEqualTo("{\"done\":\"" + attic + " rejoins its room\"}");
        operations.awaitKeeper(attic, KeeperState.JOINED);
        assertThat(Files.readString(LOG)).contains("leave attic by user " + System.getProperty("user.name"));
        service.unregister();
    }

    @Test
    public void shouldLeaveAProcessorOutWhenAnOperatorSaysSo() throws Exception {
        AudioFrameProcessor passing = (frame, stream) -> frame;
        ServiceRegistration<?> service = context.registerService(AudioFrameProcessor.class, passing,
                new Hashtable<>(Map.of(PlugInConstants.NAME, "passing")));
        try (MediaFlow flow = MediaFlow.of(services().get(Audio.class))) {
            await().untilAsserted(() -> assertThat(shell("livekit:streams --json")).contains("\"processors\":1"));
            assertThat(shell("livekit:exclude passing")).contains("[passing] excluded", "--undo");
            await().untilAsserted(() -> assertThat(shell("livekit:streams --json")).contains("\"processors\":0")
                    .contains("\"excluded\":true"));
            assertThat(shell("livekit:doctor")).contains("passing", "is excluded");
            assertThat(shell("livekit:exclude --undo passing")).contains("[passing] called again");
            await().untilAsserted(() -> assertThat(shell("livekit:streams --json")).contains("\"processors\":1"));
            int before = flow.received();
            await().until(() -> flow.received() > before + 20);
        } finally {
            service.unregister();
        }
    }

    @Test
    public void shouldNameStreamAndConsumerWhenFramesAreLost() throws Exception {
        Audio audio = services().get(Audio.class);
        try (AudioLine line = AudioLine.direct(audio);
                AudioStream stream = audio.openStream(line.track(), AudioStreamOptions.DEFAULTS.withCapacity(5))) {
            for (int i = 0; i < 20; i++) {
                line.sendNumbered(1, 1);
            }
            await().untilAsserted(() -> assertThat(stream.statistics().dropped()).isPositive());
            assertThat(shell("livekit:doctor")).contains("note   losses", "has lost ");
            await().untilAsserted(() -> assertThat(health("media")).isEqualTo(Result.Status.WARN)); // results are kept for a while
            await().untilAsserted(() -> assertThat(Files.readString(LOG)).contains("has lost ").contains("not taken in time"));
        }
    }

    private void sayWhatNobodyElseShouldRead(String name) throws Exception {
        LocalParticipant own = context.getServiceReferences(Room.class, null).stream().map(context::getService)
                .filter(room -> room.name().equals(name)).findFirst().orElseThrow().localParticipant();
        own.setName(HOSTILE).get(30, TimeUnit.SECONDS);
        own.setMetadata(CONTENT).get(30, TimeUnit.SECONDS);
        own.publishData(CONTENT.getBytes(StandardCharsets.UTF_8), DataPublishOptions.DEFAULTS.withTopic(HOSTILE)).get(30,
                TimeUnit.SECONDS);
        own.sendChatMessage(CONTENT, List.of()).get(30, TimeUnit.SECONDS);
    }

    private String secret() throws IOException {
        Properties key = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(context.getProperty(Operations.KEY_FILE)))) {
            key.load(reader);
        }
        return key.getProperty("api.secret");
    }

    private String everythingThatIsShown(MeterRegistry registry) throws Exception {
        StringBuilder all = new StringBuilder();
        for (String command : COMMANDS) {
            all.append(shell("livekit:" + command)).append(shell("livekit:" + command + " --json"));
        }
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.livekit4j:*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                Object value = server.getAttribute(name, attribute.getName());
                all.append(value instanceof Object[] rows ? Arrays.toString(rows) : value);
            }
        }
        checks("livekit").forEach(check -> check.getHealthCheckResult().forEach(all::append));
        registry.getMeters().forEach(meter -> all.append(meter.getId()));
        all.append(services().get(QueueRuntime.class).getRuntimeDTO())
                .append(DashboardSnapshot.of(services().get(DashboardControl.class)));
        Arrays.stream(context.getAllServiceReferences(null, null)).map(OperationsIT::shown).forEach(all::append);
        return all.append(Files.readString(LOG)).toString();
    }

    /** All that can be read of a service without asking it, and what it says of itself. */
    private static String shown(ServiceReference<?> reference) {
        boolean ours = reference.getBundle().getSymbolicName().startsWith("org.livekit4j.");
        Object service = ours ? reference.getBundle().getBundleContext().getService(reference) : "";
        return service + Stream.of(reference.getPropertyKeys()).map(key -> key + "=" + text(reference.getProperty(key)))
                .collect(Collectors.joining(";"));
    }

    private static String text(Object property) {
        return property instanceof Object[] values ? Arrays.toString(values) : String.valueOf(property);
    }
}
