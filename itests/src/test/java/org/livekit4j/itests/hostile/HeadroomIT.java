package org.livekit4j.itests.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that has reached its limit of files or threads gets an exception when it opens the library, and lives. */
@EnabledOnOs(OS.LINUX)
class HeadroomIT {
    private static final String FEW_FILES = "ulimit -n 256;";
    /** Root has no limit of threads, so it must be another user. */
    private static final String FEW_THREADS = "set -- setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all"
            + " --bounding-set=-all prlimit --nproc=300 \"$@\";";
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin/setpriv"), Path.of("/usr/bin/prlimit"));
    private static final int ABORTED = 134;
    private static final int SECONDS = 60;

    @TempDir
    private Path folder;

    private record Outcome(int exitCode, String output) {}

    private static Outcome run(String shell, List<String> options, String classPath, String what, String way)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-XX:-MaxFDLimit", "-XX:+CreateCoredumpOnCrash"));
        try (ChildJvm child = ChildJvm.start(shell, all, Map.of(), classPath, CrampedChild.class, what, way)) {
            String output = child.output().lines().collect(Collectors.joining("\n"));
            return new Outcome(child.await(SECONDS), output);
        }
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    @Test
    void shouldSayWhatIsMissingWhenHardlyAFileCanBeOpened() throws Exception {
        Outcome outcome = run(FEW_FILES, List.of(), classPath(), "files", "client");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains(CrampedChild.REFUSED + "cannot open LiveKit's native library: that takes")
                .contains("ulimit -n").contains(CrampedChild.OPENED + " READY");
    }

    @Test
    void shouldEndTheProcessWithoutTheLookWhenHardlyAFileCanBeOpened() throws Exception {
        Outcome outcome = run(FEW_FILES, List.of(), classPath(), "files", "past");

        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(ABORTED);
        assertThat(outcome.output()).doesNotContain(CrampedChild.SURVIVED);
    }

    @Test
    void shouldSayWhatIsMissingWhenHardlyAThreadCanBeStarted() throws Exception {
        Outcome outcome = asNobody("client");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains(CrampedChild.REFUSED + "cannot open LiveKit's native library: that takes")
                .contains("ulimit -u").contains(CrampedChild.OPENED + " READY");
    }

    @Test
    void shouldEndTheProcessWithoutTheLookWhenHardlyAThreadCanBeStarted() throws Exception {
        Outcome outcome = asNobody("past");

        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(ABORTED);
        assertThat(outcome.output()).doesNotContain(CrampedChild.SURVIVED);
    }

    private Outcome asNobody(String way) throws IOException, InterruptedException {
        assumeThat(System.getProperty("user.name")).as("only root can become another user").isEqualTo("root");
        assumeThat(PROGRAMS).allMatch(Files::exists);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.setOwner(own, own.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        return run(FEW_THREADS, List.of("-Dlivekit4j.native.dir=" + own.resolve("native"), "-Duser.home=" + own), readableByAll(),
                "threads", way);
    }

    /** What the child needs of the class path, where everybody can read it. */
    private String readableByAll() throws IOException {
        Path copies = Files.createDirectory(folder.resolve("classes"));
        List<String> entries = new ArrayList<>();
        for (String entry : classPath().split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path) || entry.contains("livekit4j.api") || entry.contains("livekit4j.ffi")
                    || entry.contains("protobuf-java") || entry.contains("slf4j-api")) {
                Path copy = copies.resolve(entries.size() + "-" + path.getFileName());
                copy(path, copy);
                entries.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.copy(file, copy);
                    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
