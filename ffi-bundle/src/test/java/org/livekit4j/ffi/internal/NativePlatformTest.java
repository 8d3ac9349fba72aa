package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativePlatformTest {

    @ParameterizedTest
    @CsvSource({"Linux, amd64, linux-x86-64, liblivekit_ffi.so", "Linux, aarch64, linux-aarch64, liblivekit_ffi.so",
        "Mac OS X, x86_64, macos-x86-64, liblivekit_ffi.dylib", "Mac OS X, aarch64, macos-aarch64, liblivekit_ffi.dylib",
        "Windows 11, amd64, windows-x86-64, livekit_ffi.dll"})
    void shouldBeFoundWhenThereIsALibraryForIt(String osName, String osArch, String name, String library) {
        assertThat(NativePlatform.of(osName, osArch)).contains(new NativePlatform(name, library));
        assertThat(Arrays.asList(NativePlatform.SUPPORTED.split(", "))).hasSize(5).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, aarch64", "Linux, riscv64", "Linux, x86", "FreeBSD, amd64", "SunOS, amd64"})
    void shouldBeMissingWhenThereIsNoLibraryForIt(String osName, String osArch) {
        assertThat(NativePlatform.of(osName, osArch)).isEmpty();
    }

    @Test
    void shouldBeThisMachinesWhenAskedForTheCurrent() {
        assertThat(NativePlatform.current()).isPresent();
    }
}
