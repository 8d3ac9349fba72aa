package org.livekit4j.itests.room;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.livekit4j.itests.Jars;
import org.livekit4j.itests.Java;

/** One of {@code examples/rooms} at work in a JVM of its own, which has what it needs to know in its environment. */
final class ExampleProgram implements AutoCloseable {
    private static final String MODULE = "org.livekit4j.examples.rooms";
    private static final String JARS = Jars.path(MODULE, "org.livekit4j.api", "org.livekit4j.ffi", "org.livekit4j.queue",
            "org.livekit4j.media",
            "org.livekit4j.audio", "org.livekit4j.video", "org.livekit4j.data", "org.livekit4j.room", "org.livekit4j.agent",
            "org.livekit4j.devices",
            "org.livekit4j.token", "org.livekit4j.standalone", "nimbus-jose-jwt", "protobuf-java",
            "slf4j-api",
            "slf4j-simple");

    /** Of rooms that are encrypted. */
    static final String PASSPHRASE = "the passphrase";

    private final Process process;
    private final Path output;

    private ExampleProgram(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** One that joins a room. */
    static ExampleProgram start(String main, String url, String token, String... arguments) throws IOException {
        return start(main, Map.of("LIVEKIT_URL", url, "LIVEKIT_TOKEN", token, "LIVEKIT_PASSPHRASE", PASSPHRASE), arguments);
    }

    /** One that joins a room, at a desk. */
    static ExampleProgram start(String main, Desk desk, String url, String token, String... arguments) throws IOException {
        Map<String, String> environment = new HashMap<>(desk.environment());
        environment.putAll(Map.of("LIVEKIT_URL", url, "LIVEKIT_TOKEN", token));
        return start(main, environment, arguments);
    }

    /** One that is a worker. */
    static ExampleProgram startWorker(String main, TestServer server) throws IOException {
        return start(main, Map.of("LIVEKIT_URL", server.url(), "LIVEKIT_API_KEY", server.apiKey(), "LIVEKIT_API_SECRET",
                server.apiSecret()));
    }

    private static ExampleProgram start(String main, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = Java.command("--enable-native-access=org.livekit4j.ffi", "--module-path", JARS, "--module",
                MODULE + "/" + MODULE + "." + main);
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("example", ".out");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LIVEKIT_LIB_PATH"));
        builder.environment().putAll(environment);
        return new ExampleProgram(builder.start(), output);
    }

    void awaitLine(String line) {
        await(line).atMost(Attendee.TIMEOUT).failFast("it has ended: " + this, () -> !process.isAlive() && !prints(line))
                .until(() -> prints(line));
    }

    private boolean prints(String line) throws IOException {
        return Files.readAllLines(output).contains(line);
    }

    /** A line at its keyboard. */
    void type(String line) throws IOException {
        process.outputWriter().write(line + "\n");
        process.outputWriter().flush();
    }

    /** As operators do it. */
    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + this);
        }
        return process.exitValue();
    }

    @Override
    public String toString() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        Files.delete(output);
    }
}
