package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.ffi.FfiException;

/** A program with a library beside it, from a fragment that the test makes. */
class ProgramPlacesTest {
    private static final NativePlatform PLATFORM = new NativePlatform("test-os", "libtest.so");
    private static final String ARTIFACT = "org.example.tool";
    private static final String PROGRAM = "#!/bin/sh\ncat \"$(dirname \"$0\")/libtool.so.1\"\n";

    @TempDir
    Path bundle;
    @TempDir
    Path cache;

    @BeforeEach
    void pack() throws Exception {
        Files.createDirectories(resource(""));
        Files.writeString(resource("tool"), PROGRAM);
        Files.writeString(resource("libtool.so.1"), "library");
        describe("program=tool\nsha256.tool=" + sha256(PROGRAM) + "\nsha256.libtool.so.1=" + sha256("library") + "\n");
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path resource(String name) {
        return bundle.resolve("tool/test-os").resolve(name);
    }

    private void describe(String properties) throws IOException {
        Files.writeString(resource("program.properties"), properties);
    }

    private Optional<ProgramFiles> files(URLClassLoader loader) {
        return ProgramFiles.find(loader, ARTIFACT, PLATFORM);
    }

    private Path extract(Path... folders) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[]{bundle.toUri().toURL()}, null)) {
            return new ProgramPlaces(List.of(folders)).extract(files(loader).orElseThrow());
        }
    }

    @Test
    void shouldRunWithItsLibraryBesideItWhenItIsExtracted() throws Exception {
        assumeTrue(Ownership.user().isPresent(), "programs of POSIX systems");
        Path program = extract(cache);
        assertThat(program.getFileName()).hasToString("tool");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(program.getParent()))).isEqualTo("rwx------");
        assertThat(Files.isExecutable(program.resolveSibling("libtool.so.1"))).isFalse();

        Process process = new ProcessBuilder(program.toString()).start();
        assertThat(process.getInputStream()).hasContent("library");
    }

    @Test
    void shouldLeaveTheFilesAloneWhenTheyAreThereAlready() throws Exception {
        Path program = extract(cache);
        FileTime old = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(program, old);

        assertThat(extract(cache)).isEqualTo(program);
        assertThat(Files.getLastModifiedTime(program)).isEqualTo(old);
    }

    @Test
    void shouldReplaceWhatIsDamagedOrCannotBeRun() throws Exception {
        Path program = extract(cache);
        Files.writeString(program.resolveSibling("libtool.so.1"), "cut short");
        assertThat(program.toFile().setExecutable(false)).isTrue();

        assertThat(extract(cache)).isEqualTo(program).isExecutable();
        assertThat(program.resolveSibling("libtool.so.1")).hasContent("library");
    }

    @Test
    void shouldHaveAFolderOfItsOwnWhenOneFileIsAnother() throws Exception {
        Path program = extract(cache);
        Files.writeString(resource("libtool.so.1"), "newer");
        describe("program=tool\nsha256.tool=" + sha256(PROGRAM) + "\nsha256.libtool.so.1=" + sha256("newer") + "\n");

        assertThat(extract(cache).getParent()).isNotEqualTo(program.getParent());
        assertThat(program.resolveSibling("libtool.so.1")).hasContent("library");
    }

    @RepeatedTest(50)
    void shouldBeWholeWhenSeveralExtractItAtOnce() throws Exception {
        List<Future<Path>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> extract(cache)));
            }
        }
        for (Future<Path> one : all) {
            assertThat(one.get()).isEqualTo(all.getFirst().get()).isExecutable().hasContent(PROGRAM);
        }
        try (Stream<Path> files = Files.list(all.getFirst().get().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".checked")))
                    .containsExactlyInAnyOrder("tool", "libtool.so.1");
        }
    }

    @Test
    void shouldTakeTheNextFolderWhenOneCannotBeWritten() throws Exception {
        Path file = Files.createFile(cache.resolve("file"));
        assertThat(extract(file, cache)).startsWith(cache);
        assertThatExceptionOfType(FfiException.class).isThrownBy(() -> extract(file))
                .withMessageStartingWith("the program tool cannot be extracted to any folder (" + file)
                .withMessageContaining("livekit4j.native.dir");
    }

    @Test
    void shouldFindNothingWhenThereIsNoFragment() throws Exception {
        Files.delete(resource("program.properties"));
        try (URLClassLoader loader = new URLClassLoader(new URL[]{bundle.toUri().toURL()}, null)) {
            assertThat(files(loader)).isEmpty();
        }
    }

    @Test
    void shouldCallTheBundleDamagedWhenItDoesNotHoldWhatItSays() throws Exception {
        Files.writeString(resource("libtool.so.1"), "another");
        assertThatExceptionOfType(FfiException.class).isThrownBy(() -> extract(cache)).withMessage(
                "the bundle org.example.tool.test-os is damaged: tool/test-os/libtool.so.1 in it has the wrong SHA-256");
        Files.delete(resource("libtool.so.1"));
        assertThatExceptionOfType(FfiException.class).isThrownBy(() -> extract(cache))
                .withMessage("the bundle org.example.tool.test-os is damaged: it does not hold tool/test-os/libtool.so.1");
        for (String description : List.of("", "program=tool\n", "program=tool\nsha256.other=1\n", "sha256=\\u00")) {
            describe(description);
            assertThatExceptionOfType(FfiException.class).as(description).isThrownBy(() -> extract(cache))
                    .withMessageContaining("org.example.tool.test-os is damaged")
                    .withMessageContaining("tool/test-os/program.properties");
        }
    }
}
