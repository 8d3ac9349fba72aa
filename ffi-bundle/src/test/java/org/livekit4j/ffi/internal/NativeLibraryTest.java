package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiOptions;

class NativeLibraryTest {
    @TempDir
    Path folder;

    private static NativeLibrary open(Path library) {
        return NativeLibrary.open(FfiOptions.DEFAULTS.withLibrary(library), Optional.empty());
    }

    private static void refused(Path library, String message) {
        assertThatThrownBy(() -> open(library)).isInstanceOf(FfiException.class).hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    /** Of the packaged one it is known, and of one that is given the library itself says it. */
    @Test
    void shouldHaveTheVersionThatTheProtocolWasTakenFromWhetherItIsKnownOrAsked() {
        NativeLibrary packaged = NativeLibrary.open(FfiOptions.DEFAULTS, Optional.empty());
        NativeLibrary asked = open(packaged.path());

        assertThat(packaged.version()).contains(LibraryVersion.EXPECTED);
        assertThat(asked.version()).contains(LibraryVersion.EXPECTED);
        assertThat(asked.path()).isEqualTo(packaged.path()).isRegularFile();
    }

    @Test
    void shouldSayWhatToCheckWhenTheFileIsMissing() {
        Path missing = folder.resolve("liblivekit_ffi.so");
        refused(missing, "there is no library file " + missing + ": check LIVEKIT_LIB_PATH");
        refused(folder, "there is no library file " + folder + ": check LIVEKIT_LIB_PATH");
    }

    @Test
    void shouldSayWhatIsWrongWhenTheFileIsNoLibrary() throws Exception {
        Path text = Files.writeString(folder.resolve("liblivekit_ffi.so"), "no library");
        refused(text, "cannot load " + text + ": it is no shared library; it must be LiveKit's native library for this system");
    }

    @Test
    void shouldNameTheFileWhenItIsAnotherLibrary() {
        Path java = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("net"));
        assumeThat(java).isRegularFile();
        refused(java, java + " is not LiveKit's native library: ");
    }
}
