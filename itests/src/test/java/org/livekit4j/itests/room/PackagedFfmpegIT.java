package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.itests.Jars;
import org.livekit4j.itests.Java;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.testing.files.MediaProbe;
import org.livekit4j.testing.files.Sound;

/** Programs without an ffmpeg on their PATH record with that of the fragment. */
class PackagedFfmpegIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String FILE_MS = "5000";
    private static final int HERTZ = 700;
    private static final String[] BUNDLES = {"slf4j-api", "slf4j-simple", "org.osgi.util.function", "org.osgi.util.promise",
        "org.osgi.service.component", "org.apache.felix.scr", "org.apache.felix.configadmin", "protobuf-java",
        "nimbus-jose-jwt", "org.livekit4j.api", "org.livekit4j.ffi", "org.livekit4j.queue", "org.livekit4j.media",
        "org.livekit4j.audio", "org.livekit4j.video", "org.livekit4j.data", "org.livekit4j.room", "org.livekit4j.token",
        "org.livekit4j.keeper", "org.livekit4j.recorder"};

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @TempDir
    Path folder;

    private final List<Process> children = new ArrayList<>();
    private String fragment;
    private Path recordings;

    @BeforeEach
    void publish() throws Exception {
        Optional<Path> jar = Jars.ffmpeg();
        assumeTrue(jar.isPresent(), "the fragment with ffmpeg was not built: that takes the profile ffmpeg");
        assumeTrue(MediaProbe.isThere(), "ffmpeg is not installed");
        fragment = jar.get().toString();
        Files.createDirectory(folder.resolve("natives"));
        recordings = Files.createDirectory(folder.resolve("recordings"));
        meeting.python("bob").ask("publish_flashes", "name", "camera", "hertz", HERTZ, "width", 320, "height", 180, "colour",
                List.of(0, 255, 0));
    }

    @AfterEach
    void endChildren() {
        children.forEach(Process::destroyForcibly);
    }

    private Process start(String classPath, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(Java.command("--enable-native-access=ALL-UNNAMED",
                "-Dlivekit4j.native.dir=" + folder.resolve("natives"), "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp",
                classPath, main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().put("PATH", Files.createDirectory(folder.resolve("nothing")).toString());
        Process child = builder.start();
        children.add(child);
        return child;
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBM_VP8_OPUS", "MP4_H264_AAC"})
    void shouldRecordInPlainJava(RecordingFormat format) throws Exception {
        TestServer server = meeting.server();
        record(format, start(System.getProperty("java.class.path") + File.pathSeparator + fragment,
                RecordingChild.class.getName(), server.url(), server.token(meeting.name(), "ada"), recordings.toString(),
                format.name(), FILE_MS));
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBM_VP8_OPUS", "MP4_H264_AAC"})
    void shouldRecordInFelix(RecordingFormat format) throws Exception {
        TestServer server = meeting.server();
        Path key = Files.createFile(folder.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, "api.key=" + server.apiKey() + "\napi.secret=" + server.apiSecret() + "\n");
        record(format, start(System.getProperty("java.class.path"), FelixRecordingChild.class.getName(),
                Jars.path(BUNDLES) + File.pathSeparator + fragment, folder.resolve("framework").toString(), server.url(),
                key.toString(), meeting.name(), recordings.toString(), format.name(), FILE_MS));
    }

    private void record(RecordingFormat format, Process child) throws Exception {
        String natives = folder.resolve("natives").toRealPath().toString();
        await().atMost(TIMEOUT).until(() -> child.descendants().flatMap(each -> each.info().command().stream())
                .anyMatch(program -> program.startsWith(natives)));
        await().atMost(TIMEOUT).until(() -> !complete(format).isEmpty());
        child.getOutputStream().close();
        assertThat(child.waitFor()).isZero();

        Path file = complete(format).getFirst();
        assertThat(MediaProbe.codecs(file)).containsExactlyInAnyOrderElementsOf(
                format == RecordingFormat.MP4_H264_AAC ? List.of("h264", "aac") : List.of("vp8", "opus"));
        short[] sound = MediaProbe.samples(file);
        assertThat(sound).hasSizeGreaterThan(4 * Sound.RATE);
        RecordedMedia.assertHears(sound, HERTZ);
        assertThat(MediaProbe.pictureTimes(file)).hasSizeGreaterThan(10);
    }

    private List<Path> complete(RecordingFormat format) throws IOException {
        try (Stream<Path> files = Files.list(recordings)) {
            return files.filter(file -> file.toString().endsWith("." + format.extension())).sorted().toList();
        }
    }
}
