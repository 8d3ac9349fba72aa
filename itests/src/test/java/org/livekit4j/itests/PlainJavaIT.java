package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example program without a framework: the same jars as modules, and on the class path. */
class PlainJavaIT {
    private static final String MODULE = "org.livekit4j.examples.plain";
    private static final String MAIN = MODULE + ".Loopback";
    private static final String JARS = Jars.path(MODULE, "org.livekit4j.api", "org.livekit4j.ffi", "org.livekit4j.queue",
            "org.livekit4j.media",
            "org.livekit4j.audio", "org.livekit4j.standalone", "protobuf-java", "slf4j-api", "slf4j-simple");

    private static final Path JDK = Path.of(System.getProperty("java.home"));

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

    @Test
    void shouldHearTheToneWhenTheRunTimeImageHasNoFlightRecorder() throws Exception {
        Path image = folder.resolve("image");
        Outcome linked = run(List.of(tool(JDK, "jlink"), "--add-modules", "java.logging,java.management,jdk.unsupported",
                "--output", image.toString()));
        assertThat(linked.exitCode()).as(linked.toString()).isZero();
        assertThat(run(List.of(tool(image, "java"), "--list-modules")).output()).contains("java.management@")
                .doesNotContain("jdk.jfr");

        for (List<String> way : List.of(List.of("--class-path", JARS, MAIN),
                List.of("--module-path", JARS, "--module", MODULE + "/" + MAIN))) {
            List<String> words = new ArrayList<>(
                    List.of(tool(image, "java"), "--enable-native-access=ALL-UNNAMED", "--add-modules=ALL-MODULE-PATH"));
            words.addAll(way);
            Outcome outcome = run(words);

            assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
            assertThat(outcome.output().strip()).isEqualTo("a tone of amplitude 10000 came back with 10000");
            assertThat(outcome.errors()).doesNotContain("Exception");
        }
    }

    @Test
    void shouldBeRecordedWhenTheSettingsFileIsUsed() throws Exception {
        Path settings = folder.resolve("livekit4j.jfc");
        try (JarFile jar = new JarFile(Jars.of("org.livekit4j.ffi").toFile());
                InputStream packaged = jar.getInputStream(jar.getEntry("META-INF/livekit4j.jfc"))) {
            Files.copy(packaged, settings);
        }
        Path recording = folder.resolve("recording.jfr");
        Outcome outcome = java("-XX:StartFlightRecording:settings=default,settings=" + settings + ",filename=" + recording,
                "--enable-native-access=org.livekit4j.ffi", "--module-path", JARS, "--module", MODULE + "/" + MAIN);

        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        List<RecordedEvent> events = RecordingFile.readAllEvents(recording);
        assertThat(events).extracting(event -> event.getEventType().getName()).contains("org.livekit4j.StreamOpened",
                "org.livekit4j.StreamEnded", "jdk.JVMInformation");
        assertThat(events).filteredOn(event -> event.getEventType().getName().equals("org.livekit4j.StreamOpened"))
                .extracting(event -> event.getString("track")).containsExactly("tone");
        assertThat(events).filteredOn(event -> event.getEventType().getName().equals("jdk.ActiveSetting"))
                .anyMatch(event -> event.getString("name").equals("threshold") && event.getString("value").equals("200 ms"));
    }

    private Outcome java(String... arguments) throws IOException, InterruptedException {
        return run(Java.command(arguments));
    }

    private static String tool(Path home, String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private Outcome run(List<String> command) throws IOException, InterruptedException {
        File output = folder.resolve("output").toFile();
        File errors = folder.resolve("errors").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output).redirectError(errors);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LIVEKIT_LIB_PATH"));
        Process process = builder.start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + command);
        }
        return new Outcome(process.exitValue(), read(output), read(errors));
    }

    private static String read(File file) throws IOException {
        return Files.readString(file.toPath());
    }
}
