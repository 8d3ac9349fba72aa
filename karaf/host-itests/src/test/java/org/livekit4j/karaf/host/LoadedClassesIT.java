package org.livekit4j.karaf.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/karaf} gives the JVM with a cache of loaded classes and without, with a JDK that prints its arguments. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are POSIX shell scripts")
class LoadedClassesIT {
    /** Says its version, makes a cache, or prints its arguments. */
    private static final String JAVA = """
            #!/bin/sh
            for option in "$@"; do
                case $option in
                    -version) echo 'openjdk version "25.0.1"' >&2; exit ;;
                    -XX:AOTCacheOutput=*) [ -n "${FAIL:-}" ] || echo a cache >"${option#*=}" ;;
                esac
            done
            printf '%s\\n' "$@"
            """;
    private static final String PATCH = "--patch-module";

    private KarafHost karaf;
    private Path cache;
    private Path jdk;

    @BeforeAll
    void unpack(@TempDir Path folder) throws IOException, InterruptedException {
        karaf = KarafHost.unpack("loaded-classes", "karaf.distribution");
        cache = karaf.home().resolve("lib/livekit4j.aot");
        jdk = folder.resolve("jdk");
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @BeforeEach
    void forget() throws IOException {
        Files.deleteIfExists(cache);
    }

    private ListAssert<String> assertGiven(Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("JAVA_HOME", jdk.toString());
        Script.Result result = karaf.script(environment, "karaf", arguments);
        assertThat(result.code()).as(result.output()).isZero();
        return assertThat(result.output().lines().toList()).as(settings.toString());
    }

    private void assertAsKarafDoes(Map<String, String> settings, String... arguments) throws IOException, InterruptedException {
        assertGiven(settings, arguments).contains(PATCH).noneMatch(option -> option.contains("AOT"));
    }

    private void train() throws IOException, InterruptedException {
        assertGiven(Map.of("LIVEKIT4J_AOT", "train"), "server").doesNotContain(PATCH)
                .anyMatch(option -> option.startsWith("-XX:AOTCacheOutput="))
                .anyMatch(line -> line.startsWith("livekit4j: ") && line.endsWith("livekit4j.aot is made"));
    }

    @Test
    void shouldBeAsKarafDoesItWhenThereIsNoCache() throws IOException, InterruptedException {
        assertAsKarafDoes(Map.of(), "server");
        assertAsKarafDoes(Map.of(), "status");
    }

    @Test
    void shouldUseItAndPatchNothingWhenOneWasMade() throws IOException, InterruptedException {
        train();

        assertThat(cache).hasContent("a cache");
        assertGiven(Map.of(), "server").doesNotContain(PATCH).contains("-Xlog:aot=off", "org.apache.karaf.main.Main")
                .anyMatch(option -> option.startsWith("-XX:AOTCache=") && option.endsWith("/lib/livekit4j.aot"))
                .anyMatch(option -> option.matches("-Xbootclasspath/a:.*specs.locator.*\\.jar"))
                .noneMatch(option -> option.startsWith("--add-exports=java.base/org.apache.karaf"));
    }

    @Test
    void shouldBeLeftAloneWhenItIsSwitchedOffOrDoesNotGoWithTheOptions() throws IOException, InterruptedException {
        train();

        assertAsKarafDoes(Map.of("LIVEKIT4J_AOT", "off"), "server");
        assertAsKarafDoes(Map.of(), "status");
        for (String option : List.of("-agentlib:jdwp=server=y", "-XX:SharedArchiveFile=mine.jsa")) {
            assertAsKarafDoes(Map.of("EXTRA_JAVA_OPTS", option), "server");
        }
        assertGiven(Map.of("EXTRA_JAVA_OPTS", "-XX:AOTCache=mine.aot"), "server").contains(PATCH, "-XX:AOTCache=mine.aot")
                .noneMatch(option -> option.contains("livekit4j.aot"));
    }

    @Test
    void shouldBeLeftAloneWhenOthersCanChangeItOrItIsALinkOrAFolder() throws IOException, InterruptedException {
        train();
        for (String permissions : List.of("rw-rw-r--", "rw-r--rw-")) {
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(permissions));
            assertAsKarafDoes(Map.of(), "server");
        }

        Path elsewhere = Files.move(cache, cache.resolveSibling("elsewhere"));
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-r--r--"));
        Files.createSymbolicLink(cache, elsewhere);
        assertAsKarafDoes(Map.of(), "server");

        Files.delete(cache);
        Files.createDirectory(cache);
        assertAsKarafDoes(Map.of(), "server");
    }

    @Test
    void shouldLeaveNothingWhenItCannotBeMade() throws IOException, InterruptedException {
        assertGiven(Map.of("LIVEKIT4J_AOT", "train", "FAIL", "yes"), "server")
                .anyMatch(line -> line.startsWith("livekit4j: ") && line.contains("is not made"));

        assertThat(cache.getParent()).isDirectoryNotContaining(file -> file.getFileName().toString().contains("aot"));
    }
}
