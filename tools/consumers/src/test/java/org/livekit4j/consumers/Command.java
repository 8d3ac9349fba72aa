package org.livekit4j.consumers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that ends by itself. */
final class Command {
    private static final int MINUTES = 10;

    /**
     * How it ended.
     *
     * @param text both outputs
     */
    record Outcome(int exitCode, String text) {}

    private Command() {}

    static Outcome run(Path folder, Map<String, String> environment, String... words) throws IOException, InterruptedException {
        return run(folder, environment, List.of(words));
    }

    static Outcome run(Path folder, Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        File output = folder.resolve("output.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "MAVEN_OPTS", "MAVEN_ARGS", "LIVEKIT_LIB_PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + words + "\n" + Files.readString(output.toPath()));
        }
        return new Outcome(process.exitValue(), Files.readString(output.toPath()));
    }

    /** As {@link #run}, for what has to succeed. */
    static String succeed(Path folder, Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        Outcome outcome = run(folder, environment, words);
        if (outcome.exitCode() != 0) {
            throw new AssertionError(words + " ended with " + outcome.exitCode() + ":\n" + outcome.text());
        }
        return outcome.text();
    }

}
