package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathTest {
    @TempDir
    Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void createFolders() throws Exception {
        first = Files.createDirectory(folder.resolve("first"));
        second = Files.createDirectory(folder.resolve("second"));
    }

    private static Path program(Path folder, String name) throws Exception {
        Path file = Files.createFile(folder.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static String path(Object... folders) {
        return String.join(File.pathSeparator, Stream.of(folders).map(Object::toString).toList());
    }

    @Test
    void shouldFindTheFirstProgramWhenThereAreSeveral() throws Exception {
        Path expected = program(first, "tool");
        program(second, "tool");
        assertThat(SearchPath.find(path(folder, first, second), "tool")).contains(expected.toAbsolutePath());
    }

    @Test
    void shouldFindAProgramOfWindows() throws Exception {
        Path expected = program(second, "tool.exe");
        assertThat(SearchPath.find(path(first, second), "tool")).contains(expected.toAbsolutePath());
    }

    @Test
    void shouldPassOverWhatIsNoFolderWhenOneBehindItHasTheProgram() throws Exception {
        Path expected = program(second, "tool");
        assertThat(SearchPath.find(path("", " ", "a\0b", folder.resolve("missing"), second), "tool"))
                .contains(expected.toAbsolutePath());
    }

    @Test
    void shouldFindNothingWhenItIsAFolderOrThereIsNoPath() throws Exception {
        Files.createDirectory(first.resolve("tool"));
        assertThat(SearchPath.find(path(first, second), "tool")).isEmpty();
        assertThat(SearchPath.find("", "tool")).isEmpty();
        assertThat(SearchPath.find(null, "tool")).isEmpty();
    }
}
