package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifests of all bundles say. */
class ManifestIT {
    private static final Pattern DOES_NOTHING_BY_ITSELF = Pattern.compile("\\.(api|token)-");

    static Stream<Path> bundles() {
        return Stream.concat(
                Stream.of("api", "ffi", "queue", "audio", "video", "data", "room", "token", "keeper", "agent", "management",
                        "health",
                        "metrics", "devices", "shell", "shell.gogo", "standalone", "examples.echo", "examples.gain",
                        "examples.loudness",
                        "examples.watermark",
                        "examples.motion", "examples.sinks").map(name -> Jars.of("org.livekit4j." + name)),
                Stream.of(Jars.natives()));
    }

    private static Attributes manifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        }
    }

    private static String header(Path jar, String name) throws IOException {
        String value = manifest(jar).getValue(name);
        return value == null ? "" : value;
    }

    /** Two versions at work would each do everything. Those that others use can be updated in place, which singletons cannot. */
    @ParameterizedTest
    @MethodSource("bundles")
    void shouldBeAtWorkInOneVersionOnly(Path jar) throws IOException {
        boolean singleton = header(jar, "Bundle-SymbolicName").endsWith(";singleton:=true");
        boolean waits = header(jar, "Require-Capability").contains("(org.livekit4j.release=");
        boolean used = header(jar, "Export-Package").contains("org.livekit4j.")
                && !jar.getFileName().toString().contains(".ffi-");

        assertThat(singleton).isNotEqualTo(used);
        assertThat(singleton || waits || DOES_NOTHING_BY_ITSELF.matcher(jar.getFileName().toString()).find()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void shouldLogWithSlf4jOfEitherMajorVersion(Path jar) throws IOException {
        assertThat(header(jar, "Import-Package").split(",(?=[a-z])")).filteredOn(one -> one.startsWith("org.slf4j"))
                .allSatisfy(one -> assertThat(one).contains("version=\"[1.7,3)\""));
    }

    /** What they say is for compilers. */
    @ParameterizedTest
    @MethodSource("bundles")
    void shouldNeedNoAnnotationsAtRunTime(Path jar) throws IOException {
        assertThat(header(jar, "Import-Package")).doesNotContain("org.jspecify", "org.livekit4j.propertytypes;",
                "org.osgi.service.component.annotations");
    }

    /** There is no public place yet; one that is made up would be worse. */
    @ParameterizedTest
    @MethodSource("bundles")
    void shouldNameNoPlaceThatIsNot(Path jar) throws IOException {
        assertThat(header(jar, "Bundle-SCM") + header(jar, "Bundle-DocURL")).isEmpty();
    }
}
