package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.main.AutoProcessor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The archive as a user unpacks it, far from the sources. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a POSIX shell script")
class ArchiveIT {
    private static final Path ARCHIVE = Path.of(System.getProperty("livekit4j.archive"));

    @TempDir
    private static Path folder;
    private static Path unpacked;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        Process tar = new ProcessBuilder("tar", "-xzf", ARCHIVE.toString(), "-C", folder.toString()).inheritIO().start();
        assertThat(tar.waitFor()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            unpacked = files.toList().getFirst();
        }
    }

    @Test
    void shouldRunTheDemoWhenItIsUnpackedAnywhere() throws IOException, InterruptedException {
        CommandResult result = Command.of("demo", "--seconds", "1", "--json").by(unpacked.resolve("livekit4j")).in(folder).run();

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.error()).isEmpty();
        assertThat(result.output().getLast()).endsWith("\"ok\":true}");
    }

    @Test
    void shouldMakeATokenWhenItIsUnpackedAnywhere() throws IOException, InterruptedException {
        Map<String, String> key = Map.of("LIVEKIT_API_KEY", "key", "LIVEKIT_API_SECRET", "x".repeat(32));

        CommandResult result = Command.of("token", "--room", "hall", "--identity", "me").by(unpacked.resolve("livekit4j"))
                .in(folder)
                .with(key).run();

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.output()).singleElement().asString().startsWith("eyJ");
    }

    /** Felix's own launcher installs and starts what is in a folder. */
    @Test
    void shouldStartEveryBundleWhenFelixIsGivenTheFolder() throws BundleException, InterruptedException {
        Map<String, String> configuration = new HashMap<>(Map.of(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString(),
                AutoProcessor.AUTO_DEPLOY_DIR_PROPERTY, unpacked.resolve("bundles").toString(),
                AutoProcessor.AUTO_DEPLOY_ACTION_PROPERTY, "install,start"));
        Framework felix = new FrameworkFactory().newFramework(configuration);
        felix.init();
        AutoProcessor.process(configuration, felix.getBundleContext());
        felix.start();
        try {
            assertThat(List.of(felix.getBundleContext().getBundles())).hasSizeGreaterThan(15)
                    .filteredOn(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                    .allSatisfy(bundle -> assertThat(bundle.getState()).as(bundle.toString()).isEqualTo(Bundle.ACTIVE));
            for (String service : List.of("org.livekit4j.audio.Audio", "org.livekit4j.video.Video", "org.livekit4j.room.Rooms")) {
                // All: the test's own class path has the same types once more.
                await(service).until(() -> felix.getBundleContext().getAllServiceReferences(service, null) != null);
            }
        } finally {
            felix.stop();
            felix.waitForStop(0);
        }
    }
}
