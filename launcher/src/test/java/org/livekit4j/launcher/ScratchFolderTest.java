package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ScratchFolderTest {

    @Test
    void shouldLeaveNothingWhenItIsClosed() throws IOException {
        ScratchFolder folder = ScratchFolder.create();
        Files.createDirectories(folder.path().resolve("a/b"));
        Files.createFile(folder.path().resolve("a/b/file"));

        folder.close();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void shouldBeAnotherWhenThereAreTwo() {
        try (ScratchFolder one = ScratchFolder.create(); ScratchFolder other = ScratchFolder.create()) {
            assertThat(one.path()).isNotEqualTo(other.path());
        }
    }
}
