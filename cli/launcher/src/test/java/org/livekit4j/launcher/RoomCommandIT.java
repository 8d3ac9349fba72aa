package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.server.LiveKitServer;

/** The demo in rooms, as a user types it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a POSIX shell script")
class RoomCommandIT {
    private static final Path ROOT = Command.SCRIPT.getParent();
    private static final int FILE_BYTES = 10_000_000;
    private static final String COMING = "\"others\":\\{\"audio\":\\{\"tracks\":1,\"received\":[1-9]\\d+},"
            + "\"video\":\\{\"tracks\":1,\"received\":[1-9]\\d*}}";

    private static final String COMING_DATA = "\"data\":\\{\"texts\":\\{\"sent\":[1-9]\\d*,\"received\":[1-9]\\d*},"
            + "\"files\":\\{\"sent\":1,\"received\":1,\"bytes\":10000000,\"sameHash\":true}}";

    @TempDir
    private Path folder;

    @Test
    void shouldReceiveWhatItSentWhenItStartsAServerOfItsOwn() throws IOException, InterruptedException {
        RoomServer.require();

        CommandResult result = Command.of("demo", "--server", "--json", "--seconds", "3", "--audio", "2").run();

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).singleElement().asString()
                .matches(
                        "\\{\"audio\":\\{\"streams\":2,\"sent\":600,\"received\":\\d+,.*\"video\":\\{\"streams\":1,\"sent\":90,.*"
                                + "\"live\":0},\"room\":\\{\"name\":\"livekit4j-demo\",\"witnessed\":true},"
                                + "\"data\":\\{\"texts\":\\{\"sent\":([3-9]),\"received\":\\1},"
                                + "\"files\":\\{\"sent\":1,\"received\":1,\"bytes\":10000000,\"sameHash\":true}},"
                                + "\"cpuSeconds\":[\\d.]+,\"ok\":true}");
    }

    @Test
    void shouldEndItsServerWhenItIsInterrupted() throws IOException, InterruptedException {
        RoomServer.require();
        Command.Running running = Command.of("demo", "--server", "--json", "--out", folder.toString()).start();
        await().atMost(Duration.ofSeconds(50)).until(() -> Files.exists(folder.resolve("video-01-001.png")));
        List<ProcessHandle> servers = running.process().children().toList();
        assertThat(servers).hasSize(1);

        running.signal("INT");
        CommandResult result = running.result();

        assertThat(result.code()).as(result.toString()).isEqualTo(130);
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).singleElement().asString().contains("\"live\":0}");
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void shouldReceiveAndWriteWhatOthersSendWhenTwoJoinOneRoom() throws IOException, InterruptedException {
        try (LiveKitServer server = RoomServer.start()) {
            Map<String, String> environment = Map.of("LIVEKIT_URL", server.url(), "LIVEKIT_API_KEY", server.apiKey(),
                    "LIVEKIT_API_SECRET", server.apiSecret());
            Command.Running running = join("one", environment);
            Command.Running other = join("two", environment);
            boolean written = waitUntil(() -> wrote("one", "two") && wrote("two", "one"));

            other.signal("INT");
            CommandResult result = other.result();
            running.signal("INT");
            CommandResult first = running.result();

            assertThat(written).as("both have written: %s, %s, %s, %s", files(), first, result, Files.readString(server.log()))
                    .isTrue();
            assertThat(result.output()).as(result.toString()).singleElement().asString()
                    .containsPattern("\"room\":\\{\"name\":\"hall\",\"witnessed\":false," + COMING).contains("\"live\":0}")
                    .containsPattern(COMING_DATA).contains("\"ok\":true");
            assertThat(first.output()).as(first.toString()).singleElement().asString().contains("\"ok\":true")
                    .containsPattern(COMING).containsPattern(COMING_DATA);
            assertThat(result.code()).isEqualTo(130);
        }
    }

    @Test
    void shouldSayInOneLineWithoutTheTokenWhenTheServerRefusesIt() throws IOException, InterruptedException {
        try (LiveKitServer server = RoomServer.start()) {
            CommandResult result = Command.of("demo", "--url", server.url(), "--token", "no.valid.token").run();

            assertThat(result.code()).as(result.toString()).isEqualTo(1);
            assertThat(result.output()).isEmpty();
            assertThat(result.error()).singleElement().asString().contains("cannot join the room at " + server.url())
                    .doesNotContain("no.valid.token");
        }
    }

    @Test
    void shouldSayInOneLineWithoutTheTokenWhenNobodyAnswers() throws IOException, InterruptedException {
        CommandResult result = Command.of("demo", "--url", "ws://127.0.0.1:9").with(Map.of("LIVEKIT_TOKEN", "abc-def")).run();

        assertThat(result.code()).as(result.toString()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.error()).singleElement().asString().contains("cannot join the room at ws://127.0.0.1:9")
                .doesNotContain("abc-def");
    }

    @Test
    void shouldSayInOneLineWithoutTheSecretWhenItIsTooShort() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("LIVEKIT_API_KEY", "key", "LIVEKIT_API_SECRET", "hush-hush");

        CommandResult result = Command.of("demo", "--url", "ws://127.0.0.1:9").with(environment).run();

        assertThat(result.code()).as(result.toString()).isEqualTo(2);
        assertThat(result.error()).singleElement().asString().contains("the API secret has 9 bytes").doesNotContain("hush-hush");
    }

    @Test
    void shouldSayInOneLineWhatIsMissingWhenThereIsNoGo() throws IOException, InterruptedException {
        Path server = Files.createDirectories(folder.resolve("tools/server"));
        for (String file : List.of("go.mod", "go.sum")) {
            Files.copy(ROOT.resolve("tools/server").resolve(file), server.resolve(file));
        }
        List<Path> links = new ArrayList<>();
        Path cli = Files.createDirectory(folder.resolve("cli"));
        links.add(Files.createSymbolicLink(cli.resolve("launcher"), ROOT.resolve("cli/launcher")));
        Path script = Files.copy(Command.SCRIPT, folder.resolve("livekit4j"));
        Path tools = Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of("dirname", "readlink", "sed", "env", "find")) {
            links.add(Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool)));
        }
        Map<String, String> environment = Map.of("PATH", tools.toString(), "JAVA_HOME", System.getProperty("java.home"));

        CommandResult result = Command.of("demo", "--server").by(script).with(environment).run();

        assertThat(result.code()).as(result.toString()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.error()).singleElement().asString().contains("put Go 1.26 or newer on the PATH");
        for (Path link : links) {
            Files.delete(link);
        }
    }

    private Command.Running join(String identity, Map<String, String> environment) throws IOException {
        return Command.of("demo", "--room", "hall", "--identity", identity, "--seconds", "100", "--json", "--out",
                folder.resolve(identity).toString()).with(environment).start();
    }

    private static boolean waitUntil(Callable<Boolean> condition) {
        try {
            await().atMost(Duration.ofSeconds(90)).until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(folder::relativize).toList();
        }
    }

    private long sizeOfFile(String of) throws IOException {
        return Files.size(folder.resolve(of).resolve("file-01.bin"));
    }

    /** Whether one has a frame and the file of the other, and has begun to record them. */
    private boolean wrote(String one, String other) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(one))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(other + "-TR_")).toList();
            return sizeOfFile(one) == FILE_BYTES && names.stream().anyMatch(name -> name.endsWith(".png"))
                    && names.stream().anyMatch(name -> name.endsWith(".wav"));
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
