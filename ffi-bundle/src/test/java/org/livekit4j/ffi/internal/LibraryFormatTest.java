package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LibraryFormatTest {
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTakeTheLibraryWhenItIsWhole() throws IOException {
        Path file = write(library());
        assertThatCode(() -> LibraryFormat.check(file)).doesNotThrowAnyException();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldRefuseTheLibraryWhereverItWasCutShort() throws IOException {
        byte[] whole = library();
        for (int length : new int[]{0, 3, 63, 64, 100, 4096, 200_000, whole.length / 2}) {
            Path file = write(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> LibraryFormat.check(file)).as("%d bytes", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldRefuseTheFileWhenItIsText() throws IOException {
        Path file = write("hello\n".repeat(100).getBytes());
        assertThatThrownBy(() -> LibraryFormat.check(file)).hasMessage("it is no shared library");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNameBothWhenTheLibraryIsForAnotherSystemOrProcessor() throws IOException {
        Path file = write(library());
        String arch = System.getProperty("os.arch");
        assertThatCode(() -> LibraryFormat.check(file, "Linux", arch)).doesNotThrowAnyException();
        assertThatThrownBy(() -> LibraryFormat.check(file, "Linux", "riscv64"))
                .hasMessage("it is built for " + arch + ", and this JVM runs on riscv64");
        assertThatThrownBy(() -> LibraryFormat.check(file, "Mac OS X", arch))
                .hasMessage("it is a library for linux, and this is Mac OS X");
        Path pe = write(Arrays.copyOf(new byte[]{'M', 'Z'}, 100));
        assertThatThrownBy(() -> LibraryFormat.check(pe, "Linux", arch))
                .hasMessage("it is a library for windows, and this is Linux");
        assertThatCode(() -> LibraryFormat.check(pe, "Windows 11", arch)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAnElfFileWhenItsHeaderIsNonsense() throws IOException {
        byte[] header = new byte[200];
        Arrays.fill(header, (byte) 0xff);
        header[0] = 0x7f;
        header[1] = 'E';
        header[2] = 'L';
        header[3] = 'F';
        header[4] = 2;
        Path file = write(header);
        assertThatThrownBy(() -> LibraryFormat.check(file)).isInstanceOf(IllegalArgumentException.class);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("library"), bytes);
    }

    private static byte[] library() throws IOException {
        NativePlatform platform = NativePlatform.current().orElseThrow();
        String resource = "native/" + platform.name() + "/" + platform.library();
        try (InputStream in = LibraryFormatTest.class.getClassLoader().getResourceAsStream(resource)) {
            return in.readAllBytes();
        }
    }
}
