package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The cache of loaded classes that the command makes by itself, with a JDK that prints its arguments and with a real one. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a POSIX shell script")
class LoadedClassesIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    /** Makes a cache, tries it, or prints its arguments. */
    private static final String FAKE = """
            for option in "$@"; do
                case $option in
                    -XX:AOTCacheOutput=*)
                        while [ -e "$HOLD" ]; do sleep 0.1; done
                        echo made >>"$MADE"
                        [ -z "$FAIL" ] || exit 1
                        echo a cache >"${option#*=}"
                        exit
                        ;;
                    -XX:AOTMode=on) exit ;;
                esac
            done
            printf '%s\\n' "$@"
            """;

    @TempDir
    private Path folder;
    private Path caches;
    private Path made;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        made = folder.resolve("made");
        environment.putAll(Map.of("LIVEKIT4J_AOT", "", "XDG_CACHE_HOME", folder.resolve("caches").toString(), "MADE",
                made.toString(), "FAIL", ""));
        caches = folder.resolve("caches/livekit4j/aot");
        fake();
    }

    private void fake() throws IOException {
        environment.put("JAVA_HOME", FakeJdk.in(folder, FAKE).home().toString());
    }

    private List<String> given() throws IOException, InterruptedException {
        CommandResult result = Command.of("--version").with(environment).run();
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.error()).isEmpty();
        return result.output();
    }

    private List<Path> files(String end) {
        try (Stream<Path> files = Files.list(caches)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Waits until what runs after a command has made the cache. */
    private Path awaitCache() {
        await().atMost(LONG).until(() -> files(".checked").size() == 1 && files(".making").isEmpty());
        String checked = files(".checked").getFirst().toString();
        return Path.of(checked.substring(0, checked.length() - ".checked".length()));
    }

    private Path make() throws IOException, InterruptedException {
        assertThat(given()).noneMatch(option -> option.contains("AOT"));
        return awaitCache();
    }

    /** As the command notes it. */
    private static String state(Path file) throws IOException {
        ProcessBuilder stat = new ProcessBuilder("stat", "-c", "%n %s %i %y %z",
                file.toRealPath(LinkOption.NOFOLLOW_LINKS).toString());
        stat.environment().put("TZ", "UTC");
        return new String(stat.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldUseInTheSecondRunWhatTheFirstOneMade() throws Exception {
        Path cache = make();

        assertThat(given()).contains("-XX:AOTCache=" + cache.toRealPath(), "-Xlog:aot=off", "--version");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(caches))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache))).isEqualTo("rw-------");
    }

    @Test
    void shouldEndItsOutputWithTheCommandWhenTheCacheIsMadeLater() throws Exception {
        Path hold = Files.createFile(folder.resolve("hold"));
        environment.put("HOLD", hold.toString());
        Path piped = Files.writeString(folder.resolve("piped"), "#!/bin/sh\n'" + Command.SCRIPT + "' \"$@\" | cat\n");
        Files.setPosixFilePermissions(piped, PosixFilePermissions.fromString("rwx------"));

        CommandResult result = Command.of("--version").by(piped).with(environment).run();
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.output()).contains("--version");
        assertThat(made).doesNotExist();
        Files.delete(hold);
        awaitCache();
    }

    @Test
    void shouldMakeItOnceWhenTwoAreStartedAtOnce() throws Exception {
        Command command = Command.of("--version").with(environment);
        Command.Running first = command.start();
        Command.Running second = command.start();
        assertThat(first.result().code()).isZero();
        assertThat(second.result().code()).isZero();
        awaitCache();

        assertThat(Files.readAllLines(made)).hasSize(1);
    }

    @Test
    void shouldMakeItAnewWhenItWasCutShort() throws Exception {
        Path cache = make();
        Files.writeString(cache, "a");
        Files.delete(made);

        assertThat(given()).noneMatch(option -> option.contains("AOT"));
        await().atMost(LONG).until(() -> Files.exists(made) && files(".making").isEmpty() && files(".failed").isEmpty());
        assertThat(given()).contains("-XX:AOTCache=" + cache.toRealPath());
    }

    @Test
    void shouldMakeItAnewWhenThereIsSomethingElseInItsPlace() throws Exception {
        Path cache = make();
        Files.delete(cache);
        Files.delete(files(".checked").getFirst());
        Files.writeString(cache, "not a cache at all");

        assertThat(given()).noneMatch(option -> option.contains("AOT"));
        awaitCache();
        assertThat(cache).hasContent("a cache");
    }

    @Test
    void shouldNotUseItWhenOthersCanChangeIt() throws Exception {
        Path cache = make();
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.writeString(files(".checked").getFirst(), state(cache));
        assertThat(given()).as("the file").noneMatch(option -> option.contains("AOT"));

        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(files(".checked").getFirst(), state(cache));
        assertThat(given()).as("safe again").contains("-XX:AOTCache=" + cache.toRealPath());

        Path above = caches.getParent();
        Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(given()).as("a folder above it").noneMatch(option -> option.contains("AOT"));
    }

    @Test
    void shouldNotUseItWhenItIsAnothersOrALink() throws Exception {
        Path cache = make();
        Path checked = files(".checked").getFirst();
        Path elsewhere = Files.move(cache, folder.resolve("elsewhere"));
        Files.createSymbolicLink(cache, elsewhere);
        Files.writeString(checked, state(cache));
        assertThat(given()).as("a link").noneMatch(option -> option.contains("AOT"));

        assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root can give files to others");
        Files.delete(cache);
        Files.move(elsewhere, cache);
        Files.setAttribute(cache, "unix:uid", 4711);
        Files.writeString(checked, state(cache));
        assertThat(given()).as("another user's").noneMatch(option -> option.contains("AOT"));
    }

    @Test
    void shouldDoWithoutWhenThereIsADirectoryInItsPlace() throws Exception {
        Path cache = make();
        Files.delete(cache);
        Files.createDirectory(cache);
        assertThat(given()).noneMatch(option -> option.contains("AOT"));
    }

    @Test
    void shouldDoWithoutWhenItIsSwitchedOffOrTheUserHasOptions() throws Exception {
        make();
        for (Map.Entry<String, String> setting : Map
                .of("LIVEKIT4J_AOT", "off", "JAVA_OPTS", "-Dx=y", "JAVA_TOOL_OPTIONS", "-Dx=y")
                .entrySet()) {
            Map<String, String> changed = new HashMap<>(environment);
            changed.put(setting.getKey(), setting.getValue());
            CommandResult result = Command.of("--version").with(changed).run();
            assertThat(result.output()).as(setting.toString()).isNotEmpty().noneMatch(option -> option.contains("AOT"));
        }
    }

    @Test
    void shouldDoWithoutWhenThereIsNoFolderForIt() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        for (String none : List.of(file.toString(), "relative", "")) {
            environment.put("XDG_CACHE_HOME", none);
            environment.put("HOME", none.isEmpty() ? "" : file.toString());
            assertThat(given()).as(none).noneMatch(option -> option.contains("AOT"));
        }
        assertThat(made).doesNotExist();
    }

    @Test
    void shouldTryNoMoreThatDayWhenItCannotBeMade() throws Exception {
        environment.put("FAIL", "yes");
        given();
        await().atMost(LONG).until(() -> files(".failed").size() == 1 && files(".making").isEmpty() && Files.exists(made));

        assertThat(files("")).as("nothing is left of the trial").hasSize(1);
        environment.put("FAIL", "");
        Files.setLastModifiedTime(files(".failed").getFirst(), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        make();
    }

    @Test
    void shouldKeepOneOtherWhenThereAreMany() throws Exception {
        Files.createDirectories(caches);
        Files.setPosixFilePermissions(caches, PosixFilePermissions.fromString("rwx------"));
        for (int i = 1; i <= 4; i++) {
            Path old = Files.writeString(caches.resolve(i + "-1.aot"), "old");
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(i))));
        }
        Path left = Files.writeString(caches.resolve("5-1.aot.4711"), "left by one that was killed");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        Path cache = make();
        await().untilAsserted(() -> assertThat(files(".making")).isEmpty());

        assertThat(files(".aot")).containsExactlyInAnyOrder(caches.resolve("1-1.aot"), cache);
        assertThat(left).doesNotExist();
    }

    /** The real JDK and its real cache. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLoadClassesFromItAndPrintNothingMoreWhateverItIs() throws Exception {
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        CommandResult first = Command.of("demo", "--seconds", "0.5", "--json").with(environment).run();
        assertThat(first.code()).as(first.toString()).isZero();
        assertThat(first.output()).hasSize(1);
        Path cache = awaitCache();

        Command.Running running = Command.of("demo", "--seconds", "120", "--json").with(environment).start();
        Path maps = Path.of("/proc", Long.toString(running.process().pid()), "maps");
        String mapped = cache.toRealPath().toString();
        // With the native library, so that it has started: a JVM that is ended before that prints an error of its own
        await().atMost(LONG).until(() -> Files.readString(maps), all -> all.contains(mapped) && all.contains("livekit_ffi"));
        running.signal("TERM");
        assertThat(running.result().output()).hasSizeLessThanOrEqualTo(1);

        byte[] whole = Files.readAllBytes(cache);
        for (byte[] wrong : List.of(new byte[0], Arrays.copyOf(whole, whole.length / 2),
                "not a cache".getBytes(StandardCharsets.UTF_8))) {
            Files.write(cache, wrong);
            Files.writeString(files(".checked").getFirst(), state(cache));
            CommandResult result = Command.of("demo", "--seconds", "0.5", "--json").with(environment).run();
            assertThat(result.code()).as(result.toString()).isZero();
            assertThat(result.error()).isEmpty();
            assertThat(result.output()).singleElement().asString().startsWith("{").endsWith("\"ok\":true}");
        }
    }
}
