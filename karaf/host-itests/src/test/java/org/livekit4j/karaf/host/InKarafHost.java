package org.livekit4j.karaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every Karaf must do that LiveKit4j is in. It is started once for a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are POSIX shell scripts")
abstract class InKarafHost {
    private static final Duration START = Duration.ofMinutes(5);

    private KarafHost karaf;

    /** Unpacked, not started. */
    abstract KarafHost unpack() throws IOException, InterruptedException;

    /** Brings what {@code livekit4j} and the gain example are, if they are not there. */
    abstract void install(KarafHost started) throws IOException, InterruptedException;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        karaf = unpack();
        startKaraf();
        install(karaf);
    }

    final KarafHost karaf() {
        return karaf;
    }

    final void startKaraf() throws IOException, InterruptedException {
        assertThat(karaf.script("start")).extracting(Script.Result::code).isEqualTo(0);
        await().atMost(START).pollInterval(Duration.ofSeconds(1)).until(() -> karaf.command(KarafHost.ADMIN, "feature:list -i")
                .output().contains("ssh"));
    }

    @AfterAll
    void shouldLeaveNoProcessWhenItIsStopped() throws IOException, InterruptedException {
        stopKaraf();
    }

    final void stopKaraf() throws IOException, InterruptedException {
        ProcessHandle process = karaf.process();
        try {
            assertThat(karaf.script("status").output()).contains("Running");
            assertThat(karaf.script("stop")).extracting(Script.Result::code).isEqualTo(0);
            await().atMost(START).until(() -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldKnowLiveKitsCommandsWhenTheFeatureIsInstalled() throws IOException, InterruptedException {
        for (String user : new String[]{KarafHost.ADMIN, KarafHost.VIEWER}) {
            Script.Result doctor = karaf.command(user, "livekit:doctor");

            assertThat(doctor.code()).as(doctor.output()).isZero();
            assertThat(doctor.output())
                    .contains("ok     JDK", "ok     native access", "ok     library", "ok     audio", "ok     video",
                            "ok     rooms")
                    .doesNotContain("WRONG");
            assertThat(karaf.command(user, "livekit:rooms --json").output()).contains("{\"rooms\":[]}");
        }
    }

    @Test
    void shouldInstallFeaturesWithoutANetworkWhenAnAdministratorSaysSo() throws IOException, InterruptedException {
        Script.Result installed = karaf.command(KarafHost.ADMIN, "feature:install livekit4j-gain");

        assertThat(installed.code()).as(installed.output()).isZero();
        assertThat(karaf.command(KarafHost.ADMIN, "bundle:list --no-format").output())
                .containsPattern("Active.*LiveKit4j example: a gain");
        assertThat(karaf.command(KarafHost.ADMIN, "feature:uninstall livekit4j-gain").code()).isZero();
        assertThat(karaf.command(KarafHost.ADMIN, "bundle:list --no-format").output()).doesNotContain("example: a gain");
    }

    @Test
    void shouldKnowWhoIsThere() throws IOException, InterruptedException {
        assertThat(karaf.command(KarafHost.ADMIN, "jaas:whoami").output()).contains(KarafHost.ADMIN);
        assertThat(karaf.command(KarafHost.VIEWER, "jaas:whoami").output()).contains(KarafHost.VIEWER);
        assertThat(karaf.command("eve", "jaas:whoami").code()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature:install livekit4j-gain", "feature:uninstall livekit4j", "kar:install file:/nowhere.kar",
        "bundle:stop org.livekit4j.queue", "config:property-set -p org.livekit4j.queue a b", "shell:exec true",
        "system:shutdown -f", "feature:list | feature:install livekit4j-gain", "livekit:rejoin hall", "livekit:leave hall",
        "livekit:exclude gain", "livekit:exclude --undo gain", "livekit:dashboard", "livekit:record hall recordings",
        "livekit:record --stop 1"})
    void shouldNotLetAViewerDoWhatOnlyAnAdministratorMay(String command) throws IOException, InterruptedException {
        Script.Result refused = karaf.command(KarafHost.VIEWER, command);

        assertThat(refused.code()).as(refused.output()).isNotZero();
        assertThat(refused.output()).contains("Command not found");
    }

    @Test
    void shouldLetAViewerLookAndAnAdministratorActWhenTheyComeByJmx() throws Exception {
        ObjectName features = new ObjectName("org.apache.karaf:type=feature,name=root");
        try (JMXConnector viewer = karaf.jmx(KarafHost.VIEWER); JMXConnector admin = karaf.jmx(KarafHost.ADMIN)) {
            MBeanServerConnection looking = viewer.getMBeanServerConnection();
            assertThat(looking.queryNames(new ObjectName("org.livekit4j:*"), null)).isNotEmpty();
            assertThat(looking.getAttribute(features, "Features")).isNotNull();
            assertThatExceptionOfType(SecurityException.class).isThrownBy(() -> refresh(looking, features));

            refresh(admin.getMBeanServerConnection(), features);
        }
    }

    @Test
    void shouldLetAnAdministratorActOnRoomsAndSayWhatThereIsWhenANameFitsNothing() throws Exception {
        Script.Result refused = karaf.command(KarafHost.ADMIN, "livekit:rejoin nowhere");
        assertThat(refused.code()).as(refused.output()).isNotZero();
        assertThat(refused.output()).contains("there is no keeper \"nowhere\"");

        ObjectName keepers = new ObjectName("org.livekit4j:type=Keepers");
        ObjectName audio = new ObjectName("org.livekit4j:type=Media,medium=audio");
        try (JMXConnector viewer = karaf.jmx(KarafHost.VIEWER); JMXConnector admin = karaf.jmx(KarafHost.ADMIN)) {
            MBeanServerConnection looking = viewer.getMBeanServerConnection();
            assertThat(looking.getAttribute(keepers, "Missing")).isEqualTo(0);
            assertThatExceptionOfType(SecurityException.class).isThrownBy(() -> call(looking, keepers, "rejoin"));
            assertThatExceptionOfType(SecurityException.class).isThrownBy(() -> call(looking, audio, "exclude"));

            MBeanServerConnection acting = admin.getMBeanServerConnection();
            assertThatExceptionOfType(RuntimeMBeanException.class).isThrownBy(() -> call(acting, keepers, "rejoin")).havingCause()
                    .withMessageContaining("there is no keeper \"nowhere\"");
            assertThatExceptionOfType(RuntimeMBeanException.class).isThrownBy(() -> call(acting, audio, "exclude")).havingCause()
                    .withMessageContaining("there is no processor");
        }
    }

    private static void call(MBeanServerConnection connection, ObjectName name, String operation) throws Exception {
        connection.invoke(name, operation, new Object[]{"nowhere"}, new String[]{String.class.getName()});
    }

    @Test
    void shouldShowItsMetersToPrometheusWhenTheFeatureIsInstalled() throws Exception {
        int port = KarafHost.freePort();
        Files.writeString(karaf.home().resolve("etc/org.livekit4j.prometheus.cfg"), "port = " + port + "\n");
        Script.Result installed = karaf.command(KarafHost.ADMIN, "feature:install livekit4j-prometheus");
        assertThat(installed.code()).as(installed.output()).isZero();

        URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            await().atMost(START).ignoreExceptions().untilAsserted(() -> assertThat(
                    client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body())
                    .contains("livekit_native_handles{kind=\"room\"} 0", "livekit_queue_events_total{"));
        }
        assertThat(karaf.command(KarafHost.ADMIN, "feature:uninstall livekit4j-prometheus").code()).isZero();
    }

    /** On Karaf's HTTP server. */
    final URI installDashboard(String... more) throws IOException, InterruptedException {
        Script.Result installed = karaf.command(KarafHost.ADMIN,
                "feature:install livekit4j-dashboard " + String.join(" ", more));
        assertThat(installed.code()).as(installed.output()).isZero();
        return await("the server says where it is").atMost(START).pollInterval(Duration.ofSeconds(1)).until(() -> {
            String opened = karaf.command(KarafHost.ADMIN, "livekit:dashboard").output();
            Matcher address = Pattern.compile("dashboard: (http://127\\.0\\.0\\.1:\\d+/livekit/)\\s").matcher(opened);
            return address.find() ? URI.create(address.group(1)) : null;
        }, Objects::nonNull);
    }

    @Test
    void shouldServeTheDashboardToThoseWhoHaveARoleWhenItIsInstalled() throws Exception {
        URI page = installDashboard();
        try (HttpClient client = HttpClient.newHttpClient()) {
            await("it is served").atMost(START).until(() -> status(client, HttpRequest.newBuilder(page)) == 401);
            assertThat(status(client, as(KarafHost.VIEWER, page))).isEqualTo(403);
            assertThat(status(client, as(KarafHost.VIEWER, page.resolve("events")))).isEqualTo(403);
            assertThat(status(client, as("eve", page))).isEqualTo(401);
            assertThat(client.send(as(KarafHost.ADMIN, page).build(), BodyHandlers.ofString()).body())
                    .contains("<title>LiveKit4j</title>");
            try (Stream<String> lines = client.send(as(KarafHost.ADMIN, page.resolve("events")).build(), BodyHandlers.ofLines())
                    .body()) {
                assertThat(lines.findFirst()).hasValueSatisfying(line -> assertThat(line).contains("\"state\":\"READY\""));
            }
            assertThat(karaf.command(KarafHost.ADMIN, "feature:uninstall livekit4j-dashboard").code()).isZero();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> status(client, HttpRequest.newBuilder(page)));
        }
    }

    private static HttpRequest.Builder as(String user, URI page) {
        return HttpRequest.newBuilder(page).header("Authorization",
                "Basic " + Base64.getEncoder()
                        .encodeToString((user + ":" + KarafHost.PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    private static int status(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldKeepTheMemoryOfShortLivedThreadsSmallWhenGlibcAllocatesIt() throws IOException {
        assertThat(Files.readString(Path.of("/proc", Long.toString(karaf.process().pid()), "environ")).split("\0"))
                .contains("MALLOC_ARENA_MAX=2");
    }

    @Test
    void shouldSayInOneLineWhichJdkItNeedsWhenItIsTooOld(@TempDir Path old) throws IOException, InterruptedException {
        Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"17.0.1\" 2021-10-19' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));

        Script.Result refused = karaf.script(Map.of("JAVA_HOME", old.toString()), "client");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.output().lines()).singleElement().asString().contains("a JDK 25 or newer is needed").contains("is 17");
    }

    @Test
    void shouldSayInOneLineWhatIsWrongWithItsFolderWhenThereIsASpaceInIt(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("my karaf"));
        Script.run(home, List.of("cp", "-r", karaf.home().resolve("bin").toString(), "."));
        for (String part : List.of("etc", "lib", "system")) {
            Files.createSymbolicLink(home.resolve(part), karaf.home().resolve(part));
        }

        Script.Result refused = Script.run(home, List.of(home.resolve("bin/client").toString()));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.output().lines()).singleElement().asString().contains(home.toString(), "a space", "elsewhere");

        Path link = Files.createSymbolicLink(folder.resolve("link"), home);
        assertThat(Script.run(folder, List.of(link.resolve("bin/client").toString(), "--help")).output())
                .doesNotContain("a space")
                .contains("Apache Karaf client");
    }

    private static void refresh(MBeanServerConnection connection, ObjectName features) throws Exception {
        connection.invoke(features, "refreshRepository", new Object[]{"livekit4j.*"}, new String[]{String.class.getName()});
    }
}
