package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.ffi.FfiException;

class LibraryFileTest {
    private static final NativePlatform PLATFORM = new NativePlatform("test-os", "libtest.so");
    private static final byte[] LIBRARY = "not a real library".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir
    Path bundle;
    @TempDir
    Path cache;

    private String sha256;

    @BeforeEach
    void pack() throws Exception {
        sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(LIBRARY));
        Files.createDirectories(resource(""));
        Files.write(resource("libtest.so"), LIBRARY);
        describe("library=libtest.so\nsha256=" + sha256 + "\n");
    }

    private Path resource(String name) {
        return bundle.resolve("native/test-os").resolve(name);
    }

    private void describe(String properties) throws IOException {
        Files.writeString(resource("livekit-ffi.properties"), properties);
    }

    private Path extract() throws IOException {
        return extract(cache);
    }

    private Path extract(Path to) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[]{bundle.toUri().toURL()}, null)) {
            return LibraryFile.in(to, new PackagedLibrary(loader, PLATFORM));
        }
    }

    @Test
    void shouldWriteTheLibraryUnderItsHashWhenItIsNotThere() throws Exception {
        assertThat(extract()).isEqualTo(cache.resolve(sha256).resolve("libtest.so")).hasBinaryContent(LIBRARY);
    }

    @Test
    void shouldLeaveTheFileAloneWhenItIsThereAlready() throws Exception {
        Path file = extract();
        FileTime old = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, old);

        assertThat(extract()).isEqualTo(file);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
    }

    @Test
    void shouldReplaceTheFileWhenItIsDamaged() throws Exception {
        Path file = extract();
        Files.writeString(file, "cut short");

        assertThat(extract()).isEqualTo(file).hasBinaryContent(LIBRARY);
    }

    @Test
    void shouldLeaveNoOtherFileWhenItIsDone() throws Exception {
        Files.writeString(extract(), "cut short");
        extract();
        try (Stream<Path> files = Files.list(cache.resolve(sha256))) {
            assertThat(files.filter(file -> !file.toString().endsWith(".checked")))
                    .containsExactly(cache.resolve(sha256).resolve("libtest.so"));
        }
    }

    @Test
    void shouldNameTheBundleToAddWhenThePlatformIsNotPackaged() throws Exception {
        Files.delete(resource("livekit-ffi.properties"));
        assertThatThrownBy(this::extract).isInstanceOf(FfiException.class)
                .hasMessage("LiveKit's native library for test-os is missing: add the bundle org.livekit4j.ffi.natives.test-os,"
                        + " or set LIVEKIT_LIB_PATH to the library's file");
    }

    @Test
    void shouldCallTheBundleDamagedWhenTheLibraryIsMissing() throws Exception {
        Files.delete(resource("libtest.so"));
        assertThatThrownBy(this::extract).isInstanceOf(FfiException.class)
                .hasMessage(
                        "the bundle org.livekit4j.ffi.natives.test-os is damaged: it does not hold native/test-os/libtest.so");
    }

    @Test
    void shouldCallTheBundleDamagedWhenTheLibraryIsAnother() throws Exception {
        Files.writeString(resource("libtest.so"), "another");
        assertThatThrownBy(this::extract).isInstanceOf(FfiException.class)
                .hasMessage(
                        "the bundle org.livekit4j.ffi.natives.test-os is damaged: native/test-os/libtest.so in it has the wrong SHA-256");
        try (Stream<Path> files = Files.list(cache.resolve(sha256))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldCallTheBundleDamagedWhenItsDescriptionSaysNothing() throws Exception {
        for (String description : new String[]{"", "library=libtest.so\n", "sha256=" + sha256, "sha256=\\u00"}) {
            describe(description);
            assertThatThrownBy(this::extract).as(description).isInstanceOf(FfiException.class)
                    .hasMessageContaining("org.livekit4j.ffi.natives.test-os is damaged")
                    .hasMessageContaining("native/test-os/livekit-ffi.properties");
        }
    }

    @Test
    void shouldDeleteWhatAnotherProcessLeftLongAgoWhenItWritesAnew() throws Exception {
        Path folder = extract().getParent();
        Path old = Files.createFile(folder.resolve("part1.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Path recent = Files.createFile(folder.resolve("part2.tmp"));
        Files.writeString(folder.resolve("libtest.so"), "cut short");

        extract();
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    @Test
    void shouldFailWhenTheFolderCannotBeWritten() throws Exception {
        Path file = Files.createFile(cache.resolve("file"));
        assertThatThrownBy(() -> extract(file)).isInstanceOf(IOException.class).hasMessageContaining(file.toString());
    }

    @Test
    void shouldFailWhenAFolderHasTheFilesName() throws Exception {
        Files.createDirectories(cache.resolve(sha256).resolve("libtest.so/something"));
        assertThatThrownBy(this::extract).isInstanceOf(IOException.class).hasMessageContaining("libtest.so");
        try (Stream<Path> files = Files.list(cache.resolve(sha256))) {
            assertThat(files).hasSize(1);
        }
    }
}
