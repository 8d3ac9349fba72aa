package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.internal.JavaProcess.Result;

/** Each start is a process of its own, with the real library, as users, containers and other users of the machine make it. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class LibraryPlacesTest {
    private static final int ROOT = 0;

    @TempDir
    Path machine;

    private Path home;
    private Path temporary;
    private Path work;

    @BeforeEach
    void set() throws IOException {
        home = Files.createDirectory(machine.resolve("home"));
        temporary = folder("tmp", "rwxrwxrwx");
        Files.setAttribute(temporary, "unix:mode", 01777);
        work = Files.createDirectory(machine.resolve("work"));
    }

    private Path folder(String name, String permissions) throws IOException {
        Path folder = Files.createDirectory(machine.resolve(name));
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    private JavaProcess start() {
        JavaProcess process = new JavaProcess(OpenLibrary.class).in(work).property("user.home", home).property("java.io.tmpdir",
                temporary);
        return process.property("org.slf4j.simpleLogger.log.org.livekit4j.ffi", "warn").environment(Map.of("XDG_CACHE_HOME", ""));
    }

    private Path ofUser() throws IOException {
        return temporary.resolve("livekit4j-" + Files.getAttribute(work, "unix:uid"));
    }

    private static Path loaded(Result result) {
        assertThat(result.lines("loaded")).as(result.output()).hasSize(1);
        return Path.of(result.lines("loaded").getFirst());
    }

    private static String refused(Result result) {
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.lines("refused")).as(result.output()).hasSize(1);
        return result.lines("refused").getFirst();
    }

    private void assertNothingIn(Path... folders) throws IOException {
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                assertThat(files.filter(Files::isRegularFile)).as(folder.toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "002", "022", "077"})
    void shouldKeepTheLibraryToTheUserWhateverTheUmask(String umask) throws IOException {
        Path file = loaded(start().below("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh").run());

        assertThat(file).startsWith(home.resolve(".cache/livekit4j/native"));
        assertThat(file.getParent().getFileName()).hasToString(Sha256.of(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        for (Path folder = file.getParent(); !folder.equals(home); folder = folder.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "/", "", "relative", "/nonexistent/home"})
    void shouldUseOneFolderOfTheUserAgainAndAgainWhenThereIsNoHome(String noHome) throws IOException {
        Path first = loaded(start().property("user.home", noHome).run());
        Path second = loaded(start().property("user.home", noHome).run());

        assertThat(first).isEqualTo(second).startsWith(ofUser());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ofUser()))).isEqualTo("rwx------");
        assertNothingIn(home, work);
        assertThat(Path.of("/.cache/livekit4j")).doesNotExist();
        assertThat(Path.of("/nonexistent")).doesNotExist();
    }

    @Test
    void shouldUseTheBundlesStorageWhenNeitherHomeNorTemporaryFolderWillDo() throws IOException {
        Path storage = Files.createDirectory(machine.resolve("storage"));
        Path file = loaded(
                start().property("user.home", "?").property("java.io.tmpdir", machine.resolve("none/" + "x".repeat(300)))
                        .property(OpenLibrary.STORAGE, storage).run());
        assertThat(file).startsWith(storage);
    }

    @Test
    void shouldNotLoadFromAFolderThatOthersMayChange() throws IOException {
        Path open = folder("open", "rwxrwxrwx");
        assertThat(refused(start().property("livekit4j.native.dir", open).run()))
                .contains("others than its owner can write to " + open + " (mode 777)", "chmod go-w \"" + open + "\"");
        Path shared = folder("shared", "rwxrwx---");
        assertThat(refused(start().property("livekit4j.native.dir", shared).run())).contains("others than its owner");
        Path below = Files.createDirectories(open.resolve("a/b"));
        assertThat(refused(start().property("livekit4j.native.dir", below).run())).contains(open + " (mode 777)");
        assertNothingIn(machine);
    }

    @Test
    void shouldNotLoadFromAFolderOfAnotherUser() throws IOException {
        assumeRoot();
        Path strange = folder("strange", "rwxr-xr-x");
        Files.setAttribute(strange, "unix:uid", 4711);
        assertThat(refused(start().property("livekit4j.native.dir", strange).run()))
                .contains(strange + " belongs to the user with id 4711", "must belong to root");
        Path link = Files.createSymbolicLink(machine.resolve("link"), home);
        assertThat(new ProcessBuilder("chown", "-h", "4711", link.toString()).start()).matches(process -> exitCode(process) == 0);
        assertThat(refused(start().property("livekit4j.native.dir", link).run())).contains(link + " belongs to the user with id");
    }

    @Test
    void shouldTakeNothingFromThoseWhoWereInTheTemporaryFolderFirst() throws IOException {
        assumeRoot();
        Path before = Files.createDirectory(ofUser());
        Files.setAttribute(before, "unix:uid", 4711);
        Result result = start().property("user.home", "?").run();

        assertThat(result.output()).contains("WARN").contains(before + " belongs to the user with id 4711");
        assertThat(loaded(result)).asString().startsWith("/proc/self/fd/");
        assertNothingIn(machine);
    }

    @Test
    void shouldLoadFromMemoryOnceForAProcessWhenNoFolderWillDo() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        Result result = start().property("user.home", "?").property(OpenLibrary.TIMES, 3).run();

        assertThat(result.lines("loaded")).as(result.output()).hasSize(3).allMatch(path -> path.startsWith("/proc/self/fd/"));
        assertThat(result.lines("loaded").stream().distinct()).hasSize(1);
        assertThat(result.output()).contains("loaded from memory", "set the system property livekit4j.native.dir");
        assertNothingIn(machine);
    }

    @Test
    void shouldTryTheNextPlaceWhenAFileSystemAllowsNoExecution() throws IOException {
        try (Mount _ = Mount.tmpfs(home, "noexec")) {
            Path file = loaded(start().run());
            assertThat(file).startsWith(ofUser());
            String text = refused(start().property("livekit4j.native.dir", home.resolve("native")).run());
            assertThat(text).contains("failed to map segment from shared object", "noexec",
                    "set the system property livekit4j.native.dir");
        }
    }

    @Test
    void shouldTryTheNextPlaceWhenADiskIsFullOrReadOnly() throws IOException {
        try (Mount _ = Mount.tmpfs(home, "size=1m")) {
            assertThat(loaded(start().run())).startsWith(ofUser());
            assertThat(refused(start().property("livekit4j.native.dir", home).run())).contains("No space left on device",
                    "set the system property livekit4j.native.dir", "LIVEKIT_LIB_PATH");
            assertNothingIn(home);
        }
        try (Mount _ = Mount.tmpfs(home, "ro")) {
            assertThat(loaded(start().run())).startsWith(ofUser());
            assertThat(refused(start().property("livekit4j.native.dir", home).run())).contains("Read-only file system");
        }
    }

    @Test
    void shouldUseWhatIsThereWhenItsFileSystemCannotBeWritten() throws IOException {
        try (Mount mount = Mount.tmpfs(home, "size=40m")) {
            Path written = loaded(start().run());
            mount.remount("ro");
            assertThat(loaded(start().run())).isEqualTo(written);
        }
    }

    @Test
    void shouldReplaceWhatIsNotTheLibrary() throws IOException {
        Path file = loaded(start().run());
        byte[] library = Files.readAllBytes(file);
        library[library.length / 2]++;
        Files.write(file, library);
        Path elsewhere = Files.move(file, machine.resolve("elsewhere"));
        for (String change : List.of("nothing", "link", "other bytes", "open to others")) {
            switch (change) {
                case "nothing" -> assertThat(file).doesNotExist();
                case "link" -> {
                    Files.delete(file);
                    Files.createSymbolicLink(file, elsewhere);
                }
                case "other bytes" -> Files.write(file, library);
                default -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
            assertThat(loaded(start().run())).as(change).isEqualTo(file).isRegularFile();
            assertThat(file).as(change).isNotEqualTo(file.toRealPath().resolveSibling("x"))
                    .matches(path -> !Files.isSymbolicLink(path));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
        assertThat(elsewhere).hasBinaryContent(library);
    }

    @Test
    void shouldHaveOneWholeFileWhenManyProcessesStartAtOnce() throws IOException {
        List<Process> processes = IntStream.range(0, 6).mapToObj(i -> start().start()).toList();
        List<Path> files = processes.stream().map(JavaProcess::result).map(LibraryPlacesTest::loaded).distinct().toList();

        assertThat(files).hasSize(1);
        try (Stream<Path> all = Files.list(files.getFirst().getParent())) {
            assertThat(all.filter(file -> !file.toString().endsWith(".checked"))).containsExactlyElementsOf(files);
        }
    }

    private void assumeRoot() throws IOException {
        assumeTrue(Files.getAttribute(work, "unix:uid").equals(ROOT), "only root can give files to others");
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A file system in memory; the test is skipped where none can be mounted. */
    private record Mount(Path folder) implements AutoCloseable {
        static Mount tmpfs(Path folder, String options) throws IOException {
            boolean mounted = run("mount", "-t", "tmpfs", "-o", "mode=755," + options, "tmpfs", folder.toString());
            assumeTrue(mounted, "no file system can be mounted here");
            return new Mount(folder);
        }

        void remount(String options) throws IOException {
            assertThat(run("mount", "-o", "remount," + options, folder.toString())).isTrue();
        }

        private static boolean run(String... command) throws IOException {
            return exitCode(new ProcessBuilder(command).redirectErrorStream(true).start()) == 0;
        }

        @Override
        public void close() throws IOException {
            assertThat(run("umount", "-l", folder.toString())).isTrue();
        }
    }
}
