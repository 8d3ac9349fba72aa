package org.livekit4j.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake Python is a shell script")
class PipDownloadTest {

    @TempDir
    private Path folder;

    @Test
    void shouldAskPipForThePinnedWheelOfThePlatformWhenFetching() throws IOException {
        Path target = Files.createDirectory(folder.resolve("download"));
        String python = FakePython.write(folder.resolve("python"),
                "[ \"$3\" = download ] && echo \"$@\" > '" + target + "/arguments' && : > '" + target + "/a.whl'; exit 0");

        Path wheel = fetch(python, target);

        assertThat(wheel).isEqualTo(target.resolve("a.whl"));
        assertThat(target.resolve("arguments")).content().contains("-m pip download", "--require-hashes", "--no-deps",
                "--only-binary=:all:", "--platform win_amd64", "--python-version 3.11", "-r pins.txt", "-d " + target);
    }

    @Test
    void shouldQuotePipsLastLineWhenPipFails() throws IOException {
        String python = FakePython.write(folder.resolve("python"),
                "[ \"$3\" != download ] && exit 0; echo noise; echo 'ERROR: no such host' >&2; echo; exit 1");

        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> fetch(python, folder))
                .withMessageContainingAll("windows-x86-64", "check the network")
                .withMessageEndingWith("pip says: ERROR: no such host");
    }

    @Test
    void shouldNotBlameTheNetworkWhenPipRefusesTheHash() throws IOException {
        String python = FakePython.write(folder.resolve("python"), "[ \"$3\" != download ] && exit 0;"
                + " echo 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.';"
                + " echo '    Got        abc'; exit 1");

        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> fetch(python, folder))
                .withMessageContainingAll("Wrong hash", "(Got abc)", "pins.txt").withMessageNotContaining("network");
    }

    @Test
    void shouldSayHowToGetPipWhenPythonHasNone() throws IOException {
        String python = FakePython.write(folder.resolve("python"), "[ \"$1\" = --version ]");

        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> fetch(python, folder))
                .withMessageContainingAll("has no pip", "ensurepip");
    }

    @Test
    void shouldNameTheOverrideWhenItDoesNotRun() {
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> fetch(folder + "/none", folder))
                .withMessageContainingAll("-Dpython=" + folder + "/none", "no Python that runs");
    }

    @Test
    void shouldCountTheWheelsWhenPipLeavesNone() throws IOException {
        Path target = Files.createDirectory(folder.resolve("download"));
        String python = FakePython.write(folder.resolve("python"), "exit 0");

        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> fetch(python, target))
                .withMessageContaining("left 0 wheels");
    }

    private static Path fetch(String python, Path target) throws IOException {
        return new PipDownload(Path.of("pins.txt"), python).fetch(Platform.WINDOWS_X86_64, target);
    }
}
