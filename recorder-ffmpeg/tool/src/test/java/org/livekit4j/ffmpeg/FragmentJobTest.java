package org.livekit4j.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.wheel.Sha256;

class FragmentJobTest {
    @TempDir
    Path folder;

    private Path archive(Platform platform, String... names) throws IOException {
        Path file = folder.resolve("archive.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(platform.folder() + name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private Path pins(Path archive) throws IOException {
        return Files.writeString(folder.resolve("pins"),
                Sha256.of(archive) + "  " + archive.getFileName() + "\n");
    }

    private Path run(Platform platform, String... names) throws IOException {
        Path archive = archive(platform, names);
        Path classes = folder.resolve("classes");
        Main.main(platform.id(), "7.1", archive.toString(), pins(archive).toString(), classes.toString());
        return classes.resolve("ffmpeg").resolve(platform.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"MACOS_X86_64", "MACOS_AARCH64", "WINDOWS_X86_64"})
    void shouldTakeTheProgramAndItsLibrariesAndNothingForJava(Platform platform) throws Exception {
        Path files = run(platform, platform.program(), "ffprobe", "ffprobe.exe", "libjniavcodec.so", "jniavcodec.dll",
                "libavcodec.61.dylib", "avcodec-61.dll", "libbcm_host.so", "folder/other");
        Properties description = new Properties();
        try (var in = Files.newInputStream(files.resolve("program.properties"))) {
            description.load(in);
        }
        assertThat(description).containsOnlyKeys("version", "program", "sha256." + platform.program(),
                "sha256.libavcodec.61.dylib", "sha256.avcodec-61.dll").containsEntry("version", "7.1")
                .containsEntry("program", platform.program())
                .containsEntry("sha256.avcodec-61.dll",
                        Sha256.of("avcodec-61.dll".getBytes(StandardCharsets.UTF_8)).hex());
        try (Stream<Path> found = Files.list(files)) {
            assertThat(found.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(platform.program(),
                    "libavcodec.61.dylib", "avcodec-61.dll", "program.properties");
        }
    }

    @Test
    void shouldListWhatTheBuildNames() throws Exception {
        run(Platform.MACOS_AARCH64, "ffmpeg", "libavcodec. --enable-libvpx --enable-shared --enable-openssl --enable-libvpx");
        assertThat(folder.resolve("classes/META-INF/sbom/ffmpeg.cdx.json")).content().contains("""
                "components":[
                {"type":"library","name":"libvpx"},
                {"type":"library","name":"openssl"}
                ],
                """).contains("pkg:maven/org.bytedeco/ffmpeg@7.1?classifier=macosx-arm64",
                Sha256.of(folder.resolve("archive.jar")).hex());
    }

    @Test
    void shouldLeaveNothingOfAnotherVersionWhenItIsRunAgain() throws Exception {
        run(Platform.MACOS_AARCH64, "ffmpeg", "libavcodec.60.dylib");
        assertThat(run(Platform.MACOS_AARCH64, "ffmpeg", "libavcodec.61.dylib").resolve("libavcodec.60.dylib"))
                .doesNotExist();
    }

    @Test
    void shouldRefuseAnArchiveThatIsNotPinnedOrHasNoProgram() throws Exception {
        Path archive = archive(Platform.MACOS_X86_64, "ffmpeg");
        Path pins = pins(archive);
        Files.write(archive, new byte[]{1});
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Archive.open(archive, pins).close())
                .withMessageContaining("is not the file that the project was built with");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> run(Platform.WINDOWS_X86_64, "ffmpeg"))
                .withMessageContaining("ffmpeg.exe");
    }

    @Test
    void shouldSayWhatItTakesWhenArgumentsAreMissing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Main.main("linux")).withMessageContaining("PLATFORM");
        assertThatIllegalArgumentException().isThrownBy(() -> Platform.of("linux")).withMessageContaining("linux");
    }
}
