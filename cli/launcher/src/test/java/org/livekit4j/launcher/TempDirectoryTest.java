package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class TempDirectoryTest {

    @Test
    void shouldLeaveNothingWhenItIsClosed() throws IOException {
        TempDirectory folder = TempDirectory.create();
        Files.createDirectories(folder.path().resolve("a/b"));
        Files.createFile(folder.path().resolve("a/b/file"));

        folder.close();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void shouldBeAnotherWhenThereAreTwo() {
        try (TempDirectory one = TempDirectory.create(); TempDirectory other = TempDirectory.create()) {
            assertThat(one.path()).isNotEqualTo(other.path());
        }
    }
}
