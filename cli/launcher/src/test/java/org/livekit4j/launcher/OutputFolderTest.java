package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @TempDir
    private Path folder;

    @Test
    void shouldMakeTheFolderAndLeaveItEmptyWhenItIsNotThere() {
        Path deep = folder.resolve("a").resolve("b");

        OutputFolder.prepare(deep);

        assertThat(deep).isEmptyDirectory();
    }

    @Test
    void shouldSayWhatIsWrongWhenItIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(LauncherException.class).isThrownBy(() -> OutputFolder.prepare(file))
                .withMessageContaining("it is a file");
        assertThatExceptionOfType(LauncherException.class).isThrownBy(() -> OutputFolder.prepare(file.resolve("x")))
                .withMessageContaining("cannot write to --out");
    }
}
