package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example program without a framework: the same jars as modules, and on the class path. */
class PlainJavaIT {
    private static final String MODULE = "org.livekit4j.examples.plain";
    private static final String MAIN = MODULE + ".Loopback";
    private static final String JARS = Jars.path(MODULE, "org.livekit4j.api", "org.livekit4j.ffi", "org.livekit4j.queue",
            "org.livekit4j.media",
            "org.livekit4j.audio", "org.livekit4j.standalone", "protobuf-java", "slf4j-api", "slf4j-simple");

    @TempDir
    private Path folder;

    private record Outcome(int exitCode, String output, String errors) {}

    @Test
    void shouldHearTheToneWhenRunFromTheModulePath() throws Exception {
        Outcome outcome = java("--enable-native-access=org.livekit4j.ffi", "--module-path", JARS, "--module",
                MODULE + "/" + MAIN);

        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.output().strip()).isEqualTo("a tone of amplitude 10000 came back with 10000");
        assertThat(outcome.errors()).doesNotContain("WARNING");
    }

    @Test
    void shouldHearTheToneWhenRunFromTheClassPath() throws Exception {
        Outcome outcome = java("--enable-native-access=ALL-UNNAMED", "--class-path", JARS, MAIN);

        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.output().strip()).isEqualTo("a tone of amplitude 10000 came back with 10000");
        assertThat(outcome.errors()).doesNotContain("WARNING");
    }

    @Test
    void shouldSayWhatToDoWhenNativeAccessIsDenied() throws Exception {
        Outcome outcome = java("--illegal-native-access=deny", "--module-path", JARS, "--module", MODULE + "/" + MAIN);

        assertThat(outcome.exitCode()).as(outcome.toString()).isOne();
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors()).contains("org.livekit4j.ffi.FfiException: native access is denied to LiveKit4j: "
                + "start the JVM with --enable-native-access=org.livekit4j.ffi");
    }

    @Test
    void shouldSayWhatToDoWhenNativeAccessIsDeniedOnTheClassPath() throws Exception {
        Outcome outcome = java("--illegal-native-access=deny", "--class-path", JARS, MAIN);

        assertThat(outcome.exitCode()).as(outcome.toString()).isOne();
        assertThat(outcome.errors()).contains("start the JVM with --enable-native-access=ALL-UNNAMED");
    }

    private Outcome java(String... arguments) throws IOException, InterruptedException {
        List<String> command = Java.command(arguments);
        File output = folder.resolve("output").toFile();
        File errors = folder.resolve("errors").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output).redirectError(errors);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LIVEKIT_LIB_PATH"));
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + command);
        }
        return new Outcome(process.exitValue(), read(output), read(errors));
    }

    private static String read(File file) throws IOException {
        return Files.readString(file.toPath());
    }
}
