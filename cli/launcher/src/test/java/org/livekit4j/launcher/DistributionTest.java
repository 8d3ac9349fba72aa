package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {

    @TempDir
    private Path folder;

    @Test
    void shouldTakeOnlyJarsInOrderWhenItLooksForBundles() throws IOException {
        Path second = Files.createFile(folder.resolve("b.jar"));
        Path first = Files.createFile(folder.resolve("a.jar"));
        Files.createFile(folder.resolve("readme.txt"));

        assertThat(Distribution.in(folder).bundles()).containsExactly(first, second);
    }

    @Test
    void shouldSayWhatToDoWhenThereIsNoFolder() {
        assertThatExceptionOfType(LauncherException.class).isThrownBy(() -> Distribution.in(folder.resolve("none")))
                .withMessageContaining("./livekit4j");
    }
}
