package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server in one terminal and its clients in another, as a user types it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a POSIX shell script")
class ServerCommandIT {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Map<String, String> KEY = Map.of("LIVEKIT_API_KEY", "mine", "LIVEKIT_API_SECRET",
            "it's-$mine-" + "x".repeat(32));

    private Command.Running running;

    @BeforeEach
    void require() {
        RoomServer.require();
    }

    @AfterEach
    void end() throws InterruptedException {
        if (running != null) {
            running.process().destroy();
            running.process().waitFor();
        }
    }

    @Test
    void shouldAdmitToItsRoomsWhenATokenIsMadeWithItsKey() throws IOException, InterruptedException {
        Map<String, String> environment = start(Map.of());
        assertThat(environment).containsOnlyKeys("LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET");

        String token = token(environment);
        CommandResult demo = Command.of("demo", "--url", environment.get("LIVEKIT_URL"), "--json", "--seconds", "1")
                .with(Map.of("LIVEKIT_TOKEN", token)).run();

        assertThat(validate(environment, token)).isEqualTo(200);
        assertThat(validate(environment, token.substring(0, token.length() - 3))).isEqualTo(401);
        assertThat(demo.code()).as(demo.toString()).isZero();
        assertThat(demo.output().getLast()).contains("\"room\":{\"name\":\"hall\",").endsWith("\"ok\":true}");
    }

    @Test
    void shouldTakeTheKeyOfTheEnvironmentWhenThereIsOne() throws IOException, InterruptedException {
        Map<String, String> environment = start(KEY);

        assertThat(environment).containsAllEntriesOf(KEY);
        assertThat(validate(environment, token(environment))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void shouldEndTheServerWhenItIsInterrupted(String signal, int code) throws IOException, InterruptedException {
        Map<String, String> environment = start(Map.of());
        List<ProcessHandle> servers = running.process().children().toList();
        assertThat(servers).hasSize(1);

        running.signal(signal);
        CommandResult result = running.result();

        assertThat(result.code()).as(result.toString()).isEqualTo(code);
        assertThat(result.output()).hasSize(3);
        assertThat(result.error()).singleElement().asString().contains("runs until it is interrupted");
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
        int port = URI.create(environment.get("LIVEKIT_URL")).getPort();
        try (ServerSocket again = new ServerSocket(port, 1, LOOPBACK)) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void shouldFailAndSayHowWhenTheServerEndsByItself() throws IOException, InterruptedException {
        start(Map.of());

        running.process().children().forEach(ProcessHandle::destroyForcibly);
        CommandResult result = running.result();

        assertThat(result.code()).as(result.toString()).isEqualTo(1);
        assertThat(result.error().getLast()).startsWith("livekit4j: LiveKit's server ended with 137");
    }

    @Test
    void shouldSayInOneLineWhenThePortIsInUse() throws IOException, InterruptedException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            CommandResult result = Command.of("server", "--port", Integer.toString(socket.getLocalPort())).run();

            assertThat(result.code()).as(result.toString()).isEqualTo(1);
            assertThat(result.output()).isEmpty();
            assertThat(result.error()).containsExactly("livekit4j: port " + socket.getLocalPort()
                    + " is in use; give another with --port, or 0 for any that is free");
        }
    }

    /** Starts it, and has a shell read what it prints. */
    private Map<String, String> start(Map<String, String> environment) throws IOException, InterruptedException {
        running = Command.of("server", "--port", Integer.toString(freePort())).with(environment).start();
        await().atMost(Duration.ofSeconds(50))
                .until(() -> Files.readAllLines(running.output()).size() == 3 || !running.process().isAlive());
        assertThat(running.output()).content().as(Files.readString(running.error())).endsWith("\n");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", ". \"$0\"; env", running.output().toString());
        shell.environment().keySet().removeIf(name -> name.startsWith("LIVEKIT_"));
        Process process = shell.start();
        Map<String, String> read = new HashMap<>();
        new String(process.getInputStream().readAllBytes()).lines().filter(line -> line.startsWith("LIVEKIT_"))
                .map(line -> line.split("=", 2)).forEach(parts -> read.put(parts[0], parts[1]));
        return read;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    private static String token(Map<String, String> environment) throws IOException, InterruptedException {
        CommandResult result = Command.of("token", "--room", "hall", "--identity", "me").with(environment).run();
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.error()).isEmpty();
        assertThat(result.output()).hasSize(1).noneMatch(line -> line.contains(environment.get("LIVEKIT_API_SECRET")));
        return result.output().getFirst();
    }

    private static int validate(Map<String, String> environment, String token) throws IOException, InterruptedException {
        URI uri = URI.create(environment.get("LIVEKIT_URL").replace("ws:", "http:") + "/rtc/validate?access_token=" + token);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
