package org.livekit4j.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.consumers.Command.Outcome;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerBuild;
import org.livekit4j.server.ServerOptions;

/** A program of fifteen lines joins a room, hears a tone and leaves, however it is built and started. */
class ConsumersIT {
    private static final String HEARD = "a tone was heard in hall";
    private static final String LOGBACK = "ch.qos.logback:logback-classic:1.5.18";
    private static final String CLASS_PATH_ACCESS = "--enable-native-access=ALL-UNNAMED";
    private static final String MODULE_ACCESS = "--enable-native-access=org.livekit4j";
    private static final String MAIN = "hello.Hello";
    private static final String DECLARATION = "module hello { requires org.livekit4j; }\n";
    private static final String UBER_JAR = """
            <plugin><artifactId>maven-shade-plugin</artifactId><version>3.6.2</version>
            <executions><execution><phase>package</phase><goals><goal>shade</goal></goals><configuration><transformers>
            <transformer implementation="org.apache.maven.plugins.shade.resource.ManifestResourceTransformer">
            <mainClass>hello.Hello</mainClass><manifestEntries><Enable-Native-Access>ALL-UNNAMED</Enable-Native-Access>
            </manifestEntries></transformer></transformers></configuration></execution></executions></plugin>
            """;

    @TempDir
    private static Path plainFolder;

    @TempDir
    private Path folder;

    private static LiveKitServer server;
    private static UserProject plain;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        UserProject.requireRepository();
        plain = new UserProject(plainFolder).build();
        server = LiveKitServer.start(
                ServerBuild.in(Path.of(System.getProperty("livekit4j.root"), "tools", "server")).executable(),
                ServerOptions.DEFAULTS);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Map<String, String> environment() {
        return Map.of("LIVEKIT_URL", server.url(), "LIVEKIT_API_KEY", server.apiKey(), "LIVEKIT_API_SECRET", server.apiSecret());
    }

    private Outcome run(String... words) throws IOException, InterruptedException {
        return Command.run(folder, environment(), words);
    }

    private Outcome runFromClassPath(UserProject project, String main) throws IOException, InterruptedException {
        return run(UserProject.tool("java"), CLASS_PATH_ACCESS, "-cp", project.path(), main);
    }

    private static void assertHeard(Outcome outcome) {
        assertThat(outcome.text()).contains(HEARD).doesNotContain("WARNING", "Exception");
        assertThat(outcome.exitCode()).isZero();
    }

    private UserProject modular() throws IOException, InterruptedException {
        UserProject project = new UserProject(folder);
        project.write("src/main/java/module-info.java", DECLARATION);
        return project.build();
    }

    @Test
    void shouldBringTheJarTheLibraryAndSlf4jWhenOneDependencyIsDeclared() throws IOException {
        assertThat(plain.libraries())
                .allMatch(name -> name.matches("livekit4j-\\d.*|org\\.livekit4j\\.ffi\\.natives\\..*|slf4j-api-2.*"))
                .anyMatch(name -> name.startsWith("org.livekit4j.ffi.natives." + System.getProperty("livekit4j.platform")));
    }

    @Test
    void shouldHearTheToneWhenRunFromTheClassPath() throws Exception {
        assertHeard(runFromClassPath(plain, MAIN));
    }

    @Test
    void shouldHearTheToneWhenGradleChoosesTheLibraries() throws Exception {
        Optional<Path> gradle = UserProject.gradle();
        Assumptions.assumeTrue(gradle.isPresent(), "there is no Gradle");
        UserProject project = new UserProject(folder).buildWith(gradle.get());

        assertThat(project.libraries()).isEqualTo(plain.libraries());
        assertHeard(runFromClassPath(project, MAIN));
    }

    @Test
    void shouldHearTheToneWhenRunFromTheModulePath() throws Exception {
        UserProject project = modular();

        assertHeard(run(UserProject.tool("java"), MODULE_ACCESS, "-p", project.path(), "-m", "hello/" + MAIN));
    }

    @Test
    void shouldHearTheToneWhenRunFromAnImage() throws Exception {
        UserProject project = modular();
        String natives = "org.livekit4j.ffi.natives."
                + System.getProperty("livekit4j.platform").replaceFirst("-", ".").replace('-', '_');
        Path image = folder.resolve("image");
        Command.succeed(folder, Map.of(), List.of(UserProject.tool("jlink"), "--module-path", project.path(), "--add-modules",
                "hello," + natives, "--output", image.toString()));

        assertHeard(run(image.resolve("bin", "java").toString(), MODULE_ACCESS, "-m", "hello/" + MAIN));
    }

    @Test
    void shouldHearTheToneWhenRunFromAnUberJar() throws Exception {
        UserProject project = new UserProject(folder).withPlugin(UBER_JAR).build();

        assertHeard(run(UserProject.tool("java"), "-jar", project.folder().resolve("target", "hello-1.jar").toString()));
    }

    @Test
    void shouldLogWithLogbackWhenItIsDeclaredBefore() throws Exception {
        assertLogback(new UserProject(folder).withDependencyBefore(LOGBACK).build());
    }

    @Test
    void shouldLogWithLogbackWhenItIsDeclaredAfter() throws Exception {
        assertLogback(new UserProject(folder).withDependencyAfter(LOGBACK).build());
    }

    private void assertLogback(UserProject project) throws IOException, InterruptedException {
        Outcome outcome = runFromClassPath(project, MAIN);

        assertHeard(outcome);
        assertThat(outcome.text()).as("logged by Logback").containsPattern("\\] (INFO|DEBUG) ").doesNotContain("SLF4J");
    }

    @Test
    void shouldHearTheToneWhenTheUserStaysWithSlf4j1() throws Exception {
        UserProject project = new UserProject(folder).withDependencyBefore("org.slf4j:slf4j-simple:1.7.36")
                .withDependencyBefore("org.slf4j:slf4j-api:1.7.36").build();

        assertHeard(runFromClassPath(project, MAIN));
    }

    @Test
    void shouldHearTheToneWhenTheUserHasProtobuf3AndGrpc() throws Exception {
        UserProject project = new UserProject(folder).withDependencyBefore("io.grpc:grpc-protobuf:1.68.1")
                .withDependencyBefore("com.google.protobuf:protobuf-java:3.25.5");
        project.write("src/main/java/hello/Clash.java", UserProject.resource("/clash/Clash.java"));
        Outcome outcome = runFromClassPath(project.build(), "hello.Clash");

        assertHeard(outcome);
        assertThat(outcome.text()).contains("grpc read a message");
    }

    @Test
    void shouldSayWhichJavaItNeedsWhenJavaIsOlder() throws Exception {
        Path older = Path.of(System.getProperty("other.java.home"));
        Assumptions.assumeFalse(Files.readString(older.resolve("release")).contains("JAVA_VERSION=\"25"),
                "Maven runs on no older Java");
        Path source = Files.writeString(folder.resolve("Older.java"), UserProject.resource("/older/Older.java"));
        Command.succeed(folder, Map.of(), List.of(UserProject.tool("javac"), "--release", "17", "-cp", plain.path(), "-d",
                folder.toString(), source.toString()));
        Outcome outcome = run(older.resolve("bin", "java").toString(), "-cp", folder + File.pathSeparator + plain.path(),
                "Older");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.text()).contains("LiveKit4j needs Java 25 or newer, and this is Java")
                .doesNotContain("UnsupportedClassVersionError");
    }
}
