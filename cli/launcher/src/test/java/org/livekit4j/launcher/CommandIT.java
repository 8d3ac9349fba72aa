package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a user types it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a POSIX shell script")
class CommandIT {
    private static final int WAV_HEADER_BYTES = 80;

    @TempDir
    private Path folder;

    @Test
    void shouldReportOneJsonObjectWhenTheDemoIsThrough() throws IOException, InterruptedException {
        CommandResult result = Command.of("demo", "--seconds", "2", "--audio", "2", "--json").run();

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).hasSize(1);
        assertThat(result.output().getLast())
                .matches("\\{\"audio\":\\{\"streams\":2,\"sent\":400,\"received\":\\d+,\"dropped\":\\d+,\"latencyUs\":\\{.*"
                        + "\"handles\":\\{\"created\":\\d+,\"released\":\\d+,\"live\":0},\"cpuSeconds\":[\\d.]+,\"ok\":true}");
    }

    @Test
    void shouldWriteALineASecondAndASummaryWhenThereIsNoTerminal() throws IOException, InterruptedException {
        CommandResult result = Command.of("demo", "--seconds", "1.5", "--video", "0").run();

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.output()).anyMatch(line -> line.matches("00:0\\d  audio \\d+/\\d+.*"))
                .anyMatch(line -> line.startsWith("audio    1 stream, ")).endsWith("result   fine");
    }

    /** The address in the first line of what a command prints. */
    private static URI dashboard(Command.Running running) {
        String line = await("the address").atMost(Duration.ofMinutes(3)).until(() -> Files.readString(running.output()),
                text -> text.contains("\n")).lines().findFirst().orElseThrow();
        assertThat(line).matches("dashboard: http://127\\.0\\.0\\.1:\\d+/#[A-Za-z0-9_-]{32}");
        return URI.create(line.replace("dashboard: ", ""));
    }

    /** The first snapshot with a text in it. */
    private static String snapshot(HttpClient http, URI address, String wanted) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/events"))
                .header("Authorization", "Bearer " + address.getFragment()).build();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> line.contains(wanted)).findFirst().orElseThrow();
        }
    }

    @Test
    void shouldShowItsStreamsInABrowserWhenTheDemoHasADashboard() throws IOException, InterruptedException {
        Command.Running running = Command.of("demo", "--dashboard", "--seconds", "600", "--audio", "8", "--video", "2", "--json")
                .start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = dashboard(running);
            assertThat(http.send(HttpRequest.newBuilder(address.resolve("/")).build(), BodyHandlers.ofString()).body())
                    .contains("<title>LiveKit4j</title>");
            assertThat(snapshot(http, address, "\"streams\":{\"total\":10,")).contains("\"state\":\"READY\"");
            assertThat(snapshot(http, address, "\"peak\":1")).contains("\"plugIns\":{\"total\":0,");
        } finally {
            running.signal("INT");
        }
        CommandResult result = running.result();
        assertThat(result.code()).as(result.toString()).isEqualTo(130);
        assertThat(result.output().getLast()).startsWith("{\"audio\":{\"streams\":8,").contains("\"live\":0}");
    }

    @Test
    void shouldShowTheFrameworkUntilItIsInterruptedWhenADashboardIsAskedFor() throws IOException, InterruptedException {
        Command.Running running = Command.of("dashboard").start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(snapshot(http, dashboard(running), "\"state\":\"READY\"")).contains("\"streams\":{\"total\":0,");
        } finally {
            running.signal("INT");
        }
        CommandResult result = running.result();
        assertThat(result.code()).as(result.toString()).isEqualTo(130);
        assertThat(result.output()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void shouldFinishItsFilesWhenItIsInterrupted(String signal, int code) throws IOException, InterruptedException {
        Command command = Command.of("demo", "--json", "--out", folder.toString());
        Command.Running running = command.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("video-01-001.png")));

        running.signal(signal);
        CommandResult result = running.result();

        assertThat(result.code()).as(result.toString()).isEqualTo(code);
        assertThat(result.output().getLast()).contains("\"live\":0}");
        assertThat(seconds(folder.resolve("audio-01.wav"))).isPositive();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".png"))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "frob", "demo --bogus", "demo --audio x", "demo --audio -1", "demo --audio 0 --video 0",
        "demo --video 999", "demo --seconds 0", "demo --seconds -1", "demo --seconds x", "demo --width 1"})
    void shouldSayWhatIsWrongInOneLineWhenItIsMisused(String line) throws IOException, InterruptedException {
        CommandResult result = Command.of(line.isEmpty() ? new String[0] : line.split(" ")).run();

        assertThat(result.code()).as(result.toString()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.error()).singleElement().asString().startsWith("livekit4j: ").endsWith("--help)");
    }

    @Test
    void shouldLeaveNothingOfTheFrameworkWhenTheOptionsAreWrong() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("JAVA_OPTS", "-Djava.io.tmpdir=" + folder);

        assertThat(Command.of("demo", "--video", "999").with(environment).run().code()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldSayInOneLineWhenFilesCannotBeWritten() throws IOException, InterruptedException {
        Path file = Files.createFile(folder.resolve("file"));

        CommandResult result = Command.of("demo", "--out", file.resolve("folder").toString()).run();

        assertFailed(result, "cannot write to --out");
    }

    @Test
    void shouldSayInOneLineWhenTheLibraryIsNotThere() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("LIVEKIT_LIB_PATH", folder.resolve("none.so").toString());

        assertFailed(Command.of("demo").with(environment).run(), "none.so");
    }

    @Test
    void shouldSayInOneLineWhenNativeAccessIsDenied() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("JAVA_OPTS", "--illegal-native-access=deny");

        assertFailed(Command.of("demo").with(environment).run(), "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void shouldFindEverythingRightWhenTheDoctorIsAsked() throws IOException, InterruptedException {
        CommandResult result = Command.of("doctor").run();

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.output()).hasSizeGreaterThan(5).allMatch(line -> line.startsWith("ok "));
    }

    @Test
    void shouldFindTheFaultWhenTheDoctorIsAskedAndTheLibraryIsNotThere() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("LIVEKIT_LIB_PATH", folder.resolve("none.so").toString());

        CommandResult result = Command.of("doctor").with(environment).run();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).anyMatch(line -> line.matches("WRONG  library .*LIVEKIT_LIB_PATH.*"))
                .anyMatch(line -> line.startsWith("ok     JDK"));
    }

    @Test
    void shouldListTheBundlesWhenAskedThroughAPipeAndALink() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Command.SCRIPT);

        CommandResult result = Command.of("shell").by(link).in(folder).input("lb\n").run();

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.error()).isEmpty();
        assertThat(result.output()).anyMatch(line -> line.contains("Active") && line.contains("LiveKit4j FFI"))
                .noneMatch(line -> line.contains("Installed"));
        Files.delete(link);
    }

    @Test
    void shouldAnswerWhatOperatorsAskWhenTheShellIsFedThroughAPipe() throws IOException, InterruptedException {
        CommandResult result = Command.of("shell").input("livekit:rooms --json\nlivekit:keepers\nlivekit:stats\nlivekit:doctor\n")
                .run();

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.error()).isEmpty();
        assertThat(result.output()).contains("{\"rooms\":[]}", "no keepers").anyMatch(line -> line.startsWith("CONTROL "))
                .anyMatch(line -> line.startsWith("ok     library "));
    }

    private static void assertFailed(CommandResult result, String words) {
        assertThat(result.code()).as(result.toString()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.error()).singleElement().asString().startsWith("livekit4j: ").contains(words);
    }

    private static double seconds(Path file) throws IOException {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(file.toFile())) {
            assertThat(Files.size(file)).isEqualTo(WAV_HEADER_BYTES + 2 * sound.getFrameLength());
            return sound.getFrameLength() / sound.getFormat().getFrameRate();
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(e);
        }
    }

    /** What it gives the JVM is seen by a JVM that says it. */
    @ParameterizedTest
    @CsvSource({"'', 2", "7, 7"})
    void shouldKeepTheMemoryOfShortLivedThreadsSmallUnlessToldOtherwise(String set, String expected)
            throws IOException, InterruptedException {
        FakeJdk jdk = FakeJdk.in(folder, "echo \"MALLOC_ARENA_MAX=$MALLOC_ARENA_MAX\"\n");
        Map<String, String> environment = new HashMap<>(Map.of("JAVA_HOME", jdk.home().toString()));
        environment.put("MALLOC_ARENA_MAX", set);

        assertThat(Command.of("doctor").with(environment).run().output()).containsExactly("MALLOC_ARENA_MAX=" + expected);
    }
}
