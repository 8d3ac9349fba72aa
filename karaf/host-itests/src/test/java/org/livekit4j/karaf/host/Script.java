package org.livekit4j.karaf.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program on this JVM's JDK, for a bounded time. */
final class Script {
    private static final int TIMEOUT_SECONDS = 300;

    private Script() {}

    /** @param output of both streams, without colours */
    record Result(int code, String output) {}

    /** With nothing on its input. */
    static Result run(Path folder, List<String> words) throws IOException, InterruptedException {
        return run(folder, Map.of(), "", words);
    }

    static Result run(Path folder, Map<String, String> environment, String input, List<String> words)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        // A file: what the script leaves running in the background would hold a pipe open.
        Path output = Files.createTempFile("script", ".out");
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KARAF_") || name.endsWith("JAVA_OPTS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Each command is a JVM, which is over before the second compiler and a parallel collector pay.
        builder.environment().put("EXTRA_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try {
            return new Result(process.exitValue(), Files.readString(output).replaceAll("\u001b\\[[0-9;]*m", ""));
        } finally {
            Files.delete(output);
        }
    }
}
