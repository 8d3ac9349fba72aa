package org.livekit4j.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelTest {

    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheContentWhenItIsAsRecorded() throws IOException {
        TestWheel content = TestWheel.of(Platform.LINUX_X86_64).with("a/b.txt", "hello");

        try (Wheel wheel = open(content, Platform.LINUX_X86_64)) {
            assertThat(wheel.read("a/b.txt")).asString().isEqualTo("hello");
            assertThat(wheel.names(name -> name.startsWith("a/"))).containsExactly("a/b.txt");
        }
    }

    @Test
    void shouldRefuseTheEntryWhenItContradictsTheRecord() throws IOException {
        TestWheel content = TestWheel.of(Platform.LINUX_X86_64).with("a.so", "evil").recordedAs("a.so", "good");

        try (Wheel wheel = open(content, Platform.LINUX_X86_64)) {
            assertThatExceptionOfType(WheelException.class).isThrownBy(() -> wheel.read("a.so"))
                    .withMessageContainingAll("Wrong hash of a.so", "expected");
        }
    }

    @Test
    void shouldRefuseTheEntryWhenItIsNotRecordedOrMissing() throws IOException {
        try (Wheel wheel = open(TestWheel.of(Platform.LINUX_X86_64), Platform.LINUX_X86_64)) {
            assertThatExceptionOfType(WheelException.class)
                    .isThrownBy(() -> wheel.read("livekit-9.9.9.dist-info/RECORD"))
                    .withMessageContaining("has no SHA-256");
            assertThatExceptionOfType(WheelException.class).isThrownBy(() -> wheel.read("b.so"))
                    .withMessageContaining("has no b.so");
        }
    }

    @Test
    void shouldRefuseTheWheelWhenItIsForAnotherPlatform() {
        assertThatExceptionOfType(WheelException.class)
                .isThrownBy(() -> open(TestWheel.of(Platform.WINDOWS_X86_64), Platform.MACOS_AARCH64))
                .withMessageContainingAll("not the wheel for macos-aarch64", "macosx_11_0_arm64");
    }

    private Wheel open(TestWheel content, Platform platform) throws IOException {
        return Wheel.open(content.write(folder.resolve("test.whl")), platform);
    }
}
