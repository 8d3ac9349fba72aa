package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.server.LiveKitServer;

/** Recording a room, as a user types it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a POSIX shell script")
class RecordCommandIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Pattern FILE = Pattern.compile("\"path\":\"([^\"]+)\",\"complete\":true,\"participant\":\"([^\"]*)\","
            + "\"track\":\"[^\"]*\",\"seconds\":([\\d.]+),\"bytes\":(\\d+),");

    @TempDir
    private Path folder;

    private static Map<String, String> environment(LiveKitServer server) {
        return Map.of("LIVEKIT_URL", server.url(), "LIVEKIT_API_KEY", server.apiKey(), "LIVEKIT_API_SECRET", server.apiSecret());
    }

    private List<String> names() throws IOException {
        if (Files.notExists(folder.resolve("out"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void shouldNameEachFileWhenTheSecondsAreOver() throws IOException, InterruptedException {
        try (LiveKitServer server = RoomServer.start()) {
            Command.Running demo = Command.of("demo", "--room", "hall", "--seconds", "50", "--json").with(environment(server))
                    .start();
            CommandResult result = Command.of("record", "--room", "hall", "--identity", "recorder", "--out",
                    folder.resolve("out").toString(), "--format", "ogg", "--seconds", "12", "--json").with(environment(server))
                    .run();
            demo.signal("INT");
            demo.result();

            assertThat(result.code()).as(result.toString()).isZero();
            assertThat(result.errors()).isEmpty();
            assertThat(result.output()).singleElement().asString().startsWith("{\"room\":\"hall\",\"files\":[")
                    .endsWith("\"ok\":true}");
            var file = FILE.matcher(result.output().getFirst());
            assertThat(file.find()).as(result.toString()).isTrue();
            assertThat(file.group(2)).isEqualTo("livekit4j");
            assertThat(Double.parseDouble(file.group(3))).isBetween(1.0, 20.0);
            assertThat(Path.of(file.group(1))).isRegularFile().hasExtension("ogg").hasSize(Long.parseLong(file.group(4)));
            assertThat(names()).hasSize(1);
        }
    }

    @Test
    void shouldCompleteItsFilesWhenItIsTerminated() throws IOException, InterruptedException {
        try (LiveKitServer server = RoomServer.start()) {
            Command.Running running = Command.of("record", "--room", "hall", "--out", folder.resolve("out").toString(), "--mixed")
                    .with(environment(server)).start();
            await().atMost(TIMEOUT).until(() -> names().stream().anyMatch(name -> name.endsWith(".wav.part")));
            running.signal("TERM");
            CommandResult result = running.result();

            assertThat(result.code()).as(result.toString()).isEqualTo(143);
            assertThat(result.errors()).isEmpty();
            assertThat(names()).singleElement().asString().startsWith("hall_all_all_").endsWith(".wav");
            assertThat(result.output().getFirst()).isEqualTo("recording room 'hall' to " + folder.resolve("out"));
        }
    }

    @Test
    void shouldSayInOneLineWhatToInstallWhenThereIsNoFfmpeg() throws IOException, InterruptedException {
        try (LiveKitServer server = RoomServer.start()) {
            Path tools = Files.createDirectory(folder.resolve("bin"));
            List<Path> links = new ArrayList<>();
            for (String tool : List.of("dirname", "readlink", "sed", "env", "find", "java", "uname")) {
                Path program = Path.of("/usr/bin", tool);
                if (Files.exists(program)) {
                    links.add(Files.createSymbolicLink(tools.resolve(tool), program));
                }
            }
            Map<String, String> environment = new HashMap<>(environment(server));
            environment.put("PATH", tools.toString());
            CommandResult result = Command.of("record", "--room", "hall", "--out", folder.resolve("out").toString(), "--format",
                    "mp4").with(environment).run();
            for (Path link : links) {
                Files.delete(link); // JUnit would warn of them
            }

            assertThat(result.code()).as(result.toString()).isEqualTo(1);
            assertThat(result.error()).singleElement().asString().contains("ffmpeg", "apt-get install ffmpeg");
        }
    }
}
