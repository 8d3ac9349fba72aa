package org.livekit4j.karaf.itests;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.ops4j.pax.exam.Option;

/** A Karaf in a JVM of its own that has no network: it finds bundles in folders of this build, or not at all. */
final class Karaf {
    private static final String MAVEN = "etc/org.ops4j.pax.url.mvn.cfg";
    private static final String HTTP = "etc/org.ops4j.pax.web.cfg";
    private static final String VERSION = System.getProperty("karaf.version");

    private Karaf() {}

    /** The archive of LiveKit4j. */
    static Path kar() {
        return Path.of(System.getProperty("livekit4j.kar"));
    }

    /** What the archive holds, as a repository. */
    static Path repository() {
        try (ZipFile zip = new ZipFile(kar().toFile())) {
            for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                Path file = target("kar").resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip.getInputStream(entry), file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target("kar", "repository");
    }

    static Path target(String... names) {
        return Path.of(System.getProperty("tests.target"), names).toAbsolutePath();
    }

    /** A Karaf keeps there what it finds, and would not look for it again in the next run. */
    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory(target(), "local-repository");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param repositories with what it may install, besides its own and that of the tests */
    static Option[] with(Path... repositories) {
        String mavenRepositories = String.join(",", Stream.concat(Stream.of(Path.of(System.getProperty("tests.repository"))),
                Arrays.stream(repositories)).map(path -> path.toUri() + "@id=" + path.getParent().getFileName() + "@snapshots")
                .toList());
        return new Option[]{
            karafDistributionConfiguration().frameworkUrl(Path.of(System.getProperty("karaf.archive")).toUri().toString())
                    .name("Apache Karaf").unpackDirectory(target("karaf").toFile()).useDeployFolder(false),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(), java25(),
            editConfigurationFilePut(MAVEN, "org.ops4j.pax.url.mvn.repositories", mavenRepositories),
            editConfigurationFilePut(MAVEN, "org.ops4j.pax.url.mvn.localRepository", emptyFolder().toString()),
            editConfigurationFilePut(MAVEN, "org.ops4j.pax.url.mvn.useFallbackRepositories", "false"),
            editConfigurationFilePut(HTTP, "org.osgi.service.http.port", "0"),
            editConfigurationFilePut(HTTP, "org.ops4j.pax.web.listening.addresses", "127.0.0.1"), testLibraries(),
            systemProperty("tests.target").value(target().toString())};
    }

    /** The features of LiveKit4j are known, and those installed. */
    static Option livekit(String... names) {
        return features(featuresUrl(), names);
    }

    static String featuresUrl() {
        return "mvn:org.livekit4j/livekit4j-karaf-features/" + System.getProperty("livekit4j.version") + "/xml/features";
    }

    /** What Karaf's own script does for Java 9 and newer, and what Java 25 needs besides. */
    private static Option java25() {
        return composite(vmOption("-XX:TieredStopAtLevel=1"), vmOption("-XX:+UseSerialGC"),
                vmOption("--enable-native-access=ALL-UNNAMED"), vmOption("--sun-misc-unsafe-memory-access=allow"),
                vmOption("--add-reads=java.xml=java.logging"),
                vmOption("--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED"),
                vmOption("--patch-module"), vmOption("java.base=lib/endorsed/org.apache.karaf.specs.locator-" + VERSION + ".jar"),
                vmOption("--patch-module"), vmOption("java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + VERSION + ".jar"),
                vmOption("--add-opens=java.base/java.security=ALL-UNNAMED"),
                vmOption("--add-opens=java.base/java.net=ALL-UNNAMED"),
                vmOption("--add-opens=java.base/java.lang=ALL-UNNAMED"), vmOption("--add-opens=java.base/java.util=ALL-UNNAMED"),
                vmOption("--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED"),
                vmOption("--add-opens=java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED"), vmOption("-classpath"),
                vmOption("lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*"),
                editConfigurationFilePut("etc/org.apache.felix.eventadmin.impl.EventAdmin.cfg",
                        "org.apache.felix.eventadmin.AddSubject", "false"));
    }

    private static Option testLibraries() {
        return composite(List.of("hamcrest", "byte-buddy", "assertj-core", "awaitility", "gson").stream()
                .map(name -> bundle(onClassPath(name).toUri().toString())).toArray(Option[]::new));
    }

    private static Path onClassPath(String artifact) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(path -> path.getFileName().toString().matches(artifact + "-\\d.*\\.jar")).findFirst().orElseThrow();
    }
}
