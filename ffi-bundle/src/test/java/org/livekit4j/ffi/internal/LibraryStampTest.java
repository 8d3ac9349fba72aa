package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a file was hashed shows in what becomes of a false one: it is replaced then, and left alone else. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there every file is hashed")
class LibraryStampTest {
    private static final NativePlatform PLATFORM = new NativePlatform("test-os", "libtest.so");
    private static final byte[] LIBRARY = "not a real library".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FALSE = "not the true bytes".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path bundle;
    @TempDir
    Path cache;

    private String sha256;
    private Path file;
    private Path stamp;

    @BeforeEach
    void extractOnce() throws Exception {
        sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(LIBRARY));
        Path resources = Files.createDirectories(bundle.resolve("native/test-os"));
        Files.write(resources.resolve("libtest.so"), LIBRARY);
        Files.writeString(resources.resolve("livekit-ffi.properties"), "library=libtest.so\nsha256=" + sha256 + "\n");
        file = extract();
        stamp = file.resolveSibling("libtest.so.checked");
    }

    private Path extract() throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[]{bundle.toUri().toURL()}, null)) {
            return LibraryFile.in(cache, new PackagedLibrary(loader, PLATFORM));
        }
    }

    private String text() throws IOException {
        return new LibraryStamp(file, sha256).text();
    }

    /** What the stamp of the file will say, as soon as there may be one. */
    private String settled() {
        LibraryStamp ofFile = new LibraryStamp(file, sha256);
        return await().until(ofFile::settled, Optional::isPresent).orElseThrow();
    }

    /** Does this until the system's clock of files has made a step, and the file shows it. */
    private void change(Callable<Path> change) throws IOException {
        String before = text();
        await().until(() -> {
            change.call();
            return !text().equals(before);
        });
    }

    /** A false file whose stamp is right, which nothing but a whole hash would find out. */
    private void makeFalse() throws IOException {
        Files.write(file, FALSE);
        Files.writeString(stamp, text());
        assertThat(extract()).as("the stamp is trusted").hasBinaryContent(FALSE);
    }

    @Test
    void shouldWriteAStampWhenAFileThatHasSettledWasHashed() throws Exception {
        assertThat(stamp).as("it was written a moment ago").doesNotExist();
        String settled = settled();
        extract();

        assertThat(Files.readString(stamp)).isEqualTo(settled);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stamp))).isEqualTo("rw-------");
    }

    @Test
    void shouldHashAFileAgainWhenItWasWrittenSince() throws Exception {
        makeFalse();
        FileTime modified = Files.getLastModifiedTime(file);
        change(() -> {
            Files.write(file, FALSE);
            return Files.setLastModifiedTime(file, modified);
        });

        assertThat(extract()).hasBinaryContent(LIBRARY);
    }

    @Test
    void shouldHashAFileAgainWhenAnotherOneHasTakenItsPlace() throws Exception {
        makeFalse();
        FileTime modified = Files.getLastModifiedTime(file);
        Path copy = Files.copy(file, cache.resolve("copy"));
        Files.setLastModifiedTime(copy, modified);
        Files.delete(file);
        Files.move(copy, file);

        assertThat(extract()).hasBinaryContent(LIBRARY);
    }

    @Test
    void shouldHashAFileAgainWhenOnlyItsTimeHasChanged() throws Exception {
        makeFalse();
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(extract()).hasBinaryContent(LIBRARY);
    }

    @Test
    void shouldHashTheFileWhenTheStampIsThatOfAnotherLibrary() throws Exception {
        makeFalse();
        Files.writeString(stamp, text().replace(sha256, "0".repeat(64)));

        assertThat(extract()).hasBinaryContent(LIBRARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "torn", "\0", "sha256=", "long"})
    void shouldHashTheFileWhenTheStampSaysSomethingElse(String content) throws Exception {
        makeFalse();
        String state = Files.readString(stamp);
        Files.writeString(stamp, switch (content) {
            case "torn" -> state.substring(0, state.length() - 2);
            case "long" -> state + "x".repeat(100_000);
            default -> content;
        });

        assertThat(extract()).hasBinaryContent(LIBRARY);
    }

    @Test
    void shouldHashTheFileWhenTheStampIsNoPlainFile() throws Exception {
        makeFalse();
        Path elsewhere = Files.move(stamp, cache.resolve("elsewhere"));
        Files.createSymbolicLink(stamp, elsewhere);
        assertThat(extract()).as("a link").hasBinaryContent(LIBRARY);

        Files.delete(stamp);
        Files.createDirectory(stamp);
        assertThat(extract()).as("a folder").hasBinaryContent(LIBRARY);
    }

    @Test
    void shouldHashTheFileWhenOthersCanWriteTheStamp() throws Exception {
        makeFalse();
        Files.setPosixFilePermissions(stamp, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(extract()).hasBinaryContent(LIBRARY);
    }

    @Test
    void shouldHashTheFileWhenTheStampIsAnotherUsers() throws Exception {
        makeFalse();
        assumeTrue(Files.getAttribute(stamp, "unix:uid").equals(0), "only root can give files to others");
        Files.setAttribute(stamp, "unix:uid", 4711);

        assertThat(extract()).hasBinaryContent(LIBRARY);
    }

    @Test
    void shouldTrustNoStampWhenTheFolderIsOpenToOthers() throws Exception {
        makeFalse();
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(this::extract).isInstanceOf(UntrustedPathException.class)
                .hasMessageContaining(file.getParent().toString());
    }

    @Test
    void shouldTrustNoStampWhenTheFileIsOpenToOthers() throws Exception {
        Files.write(file, FALSE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.writeString(stamp, text());

        assertThat(extract()).hasBinaryContent(LIBRARY);
    }

    @Test
    void shouldWriteNoStampWhenTheFileChangesWhileItIsHashed() throws Exception {
        LibraryStamp ofFile = new LibraryStamp(file, sha256);
        String before = settled();
        change(() -> Files.write(file, FALSE));
        ofFile.write(Optional.of(before));

        assertThat(stamp).doesNotExist();
    }
}
