package org.livekit4j.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts {@code ./livekit4j} as a process, without building anything. */
record Command(Path script, Path directory, List<String> arguments, Map<String, String> environment, String input) {
    static final Path SCRIPT = Path.of(System.getProperty("livekit4j.command"));
    private static final int TIMEOUT_SECONDS = 60;

    static Command of(String... arguments) {
        return new Command(SCRIPT, Path.of("").toAbsolutePath(), List.of(arguments), Map.of(), "");
    }

    Command by(Path otherScript) {
        return new Command(otherScript, directory, arguments, environment, input);
    }

    Command in(Path otherDirectory) {
        return new Command(script, otherDirectory, arguments, environment, input);
    }

    Command with(Map<String, String> newEnvironment) {
        return new Command(script, directory, arguments, newEnvironment, input);
    }

    Command input(String text) {
        return new Command(script, directory, arguments, environment, text);
    }

    CommandResult run() throws IOException, InterruptedException {
        return start().result();
    }

    Running start() throws IOException {
        List<String> words = new ArrayList<>(List.of(script.toString()));
        words.addAll(arguments);
        Path output = Files.createTempFile("command", ".out");
        Path error = Files.createTempFile("command", ".err");
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile()).redirectOutput(output.toFile())
                .redirectError(error.toFile());
        for (String variable : List.of("JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "LIVEKIT_LIB_PATH", "LIVEKIT_URL",
                "LIVEKIT_TOKEN", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET")) {
            builder.environment().remove(variable);
        }
        builder.environment().put("LIVEKIT4J_BUILD", "never");
        builder.environment().put("LIVEKIT4J_AOT", "off"); // what runs after a command would be in the way of other tests
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new Running(process, output, error);
    }

    /** A command under way. */
    record Running(Process process, Path output, Path error) {

        /** The script replaces itself by the JVM, so that a signal to the one is one to the other. */
        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
        }

        CommandResult result() throws IOException, InterruptedException {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try {
                return new CommandResult(process.exitValue(), Files.readAllLines(output), Files.readAllLines(error));
            } finally {
                Files.delete(output);
                Files.delete(error);
            }
        }
    }
}
