package org.livekit4j.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void cacheOneWheel() throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Path wheel = TestWheel.of(Platform.LINUX_AARCH64).with("livekit/rtc/resources/liblivekit_ffi.so", "code")
                .with("livekit/rtc/resources/LICENSE.md", "L").write(cache.resolve("livekit-9.9.9-linux-aarch64.whl"));
        Files.writeString(folder.resolve("pins.txt"), "livekit==9.9.9 --hash=sha256:" + Sha256.of(wheel));
    }

    @Test
    void shouldNeedNoPythonWhenTheWheelIsCached() throws IOException {
        run("natives", "linux-aarch64", "9.9.9");

        assertThat(folder.resolve("out/native/linux-aarch64/liblivekit_ffi.so")).hasContent("code");
    }

    @Test
    void shouldNotAskPipWhenOfflineAndTheWheelIsNotCached() {
        assertThatExceptionOfType(WheelException.class)
                .isThrownBy(() -> run("natives", "windows-x86-64", "9.9.9", "--offline=true"))
                .withMessageContainingAll("offline", "windows-x86-64", "without -o");
        assertThatExceptionOfType(WheelException.class)
                .isThrownBy(() -> run("natives", "windows-x86-64", "9.9.9", "--offline=false"))
                .withMessageContaining("no Python that runs");
    }

    @Test
    void shouldListTheSupportedPlatformsWhenTheAskedOneIsNot() {
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> run("natives", "linux-musl", "9.9.9"))
                .withMessageContainingAll("linux-musl", "linux-x86-64", "linux-aarch64", "macos-x86-64", "macos-aarch64",
                        "windows-x86-64");
    }

    @Test
    void shouldFailInOneLineWithoutStackWhenTheUserMustAct() {
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> run("natives", "linux-aarch64", "1.0.0"))
                .satisfies(failure -> assertThat(failure).hasMessageNotContaining("\n"))
                .satisfies(failure -> assertThat(failure.getStackTrace()).isEmpty());
    }

    @Test
    void shouldShowTheUsageWhenTheCommandLineIsWrong() {
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> run("nonsense", "linux-aarch64", "9.9.9"))
                .withMessageContainingAll("nonsense", "natives|descriptors");
        assertThatExceptionOfType(WheelException.class).isThrownBy(Main::main).withMessageContaining("natives|descriptors");
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> Main.main("natives", "linux"))
                .withMessageContaining("linux");
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> Main.main("natives"))
                .withMessageContaining("--platform");
    }

    private void run(String job, String platform, String version, String... more) throws IOException {
        Stream<String> usual = Stream.of(job, "--platform=" + platform, "--version=" + version,
                "--pins=" + folder.resolve("pins.txt"), "--cache=" + folder.resolve("cache"), "--out=" + folder.resolve("out"),
                "--python=" + folder.resolve("no-python"));
        Main.main(Stream.concat(usual, Stream.of(more)).toArray(String[]::new));
    }
}
