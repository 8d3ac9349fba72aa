package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LibraryFoldersTest {
    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Path ofUser = Path.of("/scratch/livekit4j-" + Ownership.user().map(String::valueOf).orElse(""));

    @BeforeEach
    void set() {
        properties.putAll(Map.of("os.name", "Linux", "user.home", home.toString(), "java.io.tmpdir", "/scratch"));
    }

    private List<Path> folders() {
        return new LibraryFolders(environment::get, properties::get).list(Optional.empty());
    }

    @Test
    void shouldBeginWithTheCacheOfTheUserWhenThereIsOne() {
        assertThat(folders()).containsExactly(home.resolve(".cache/livekit4j/native"), ofUser);
        properties.put("os.name", "Mac OS X");
        assertThat(folders()).first().isEqualTo(home.resolve("Library/Caches/livekit4j/native"));
        properties.put("os.name", "Windows 11");
        assertThat(folders()).first().isEqualTo(home.resolve("AppData/Local/livekit4j/native"));
    }

    @Test
    void shouldTakeTheFolderOfTheEnvironmentWhenItIsAPath() {
        environment.put("XDG_CACHE_HOME", "/caches/ada");
        assertThat(folders()).first().isEqualTo(Path.of("/caches/ada/livekit4j/native"));
        for (String none : List.of("", "caches", "./caches", "~/caches", "\0")) {
            environment.put("XDG_CACHE_HOME", none);
            assertThat(folders()).as(none).first().isEqualTo(home.resolve(".cache/livekit4j/native"));
        }
    }

    @Test
    void shouldHaveNoCacheWhenThereIsNoHome() throws Exception {
        Path file = Files.createFile(home.resolve("file"));
        for (String none : List.of("?", "/", "", "relative", "/no/such/home", file.toString(), "\0")) {
            properties.put("user.home", none);
            assertThat(folders()).as(none).containsExactly(ofUser);
        }
        properties.remove("user.home");
        assertThat(folders()).containsExactly(ofUser);
    }

    @Test
    void shouldEndWithTheBundlesStorageWhenThereIsOne() {
        properties.put("java.io.tmpdir", "tmp");
        properties.put("user.home", "?");
        assertThat(folders()).isEmpty();
        assertThat(new LibraryFolders(environment::get, properties::get).list(Optional.of(Path.of("/karaf/data"))))
                .containsExactly(Path.of("/karaf/data/native"));
    }
}
