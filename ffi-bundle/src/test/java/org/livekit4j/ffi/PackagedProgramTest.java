package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackagedProgramTest {
    private static final PackagedProgram PROGRAM = new PackagedProgram(Path.of("folder", "tool"), "LD_LIBRARY_PATH");

    @Test
    void shouldNameTheFolderOfTheProgramBeforeOthers() {
        Map<String, String> environment = new HashMap<>();
        PROGRAM.addLibrariesTo(environment);
        assertThat(environment).containsExactly(Map.entry("LD_LIBRARY_PATH", "folder"));

        environment.put("LD_LIBRARY_PATH", "others");
        PROGRAM.addLibrariesTo(environment);
        assertThat(environment).containsExactly(Map.entry("LD_LIBRARY_PATH", "folder" + File.pathSeparator + "others"));
    }

    @Test
    void shouldBeEmptyWhenThereIsNoFragment() {
        assertThat(PackagedProgram.find(getClass().getClassLoader(), "org.example.none")).isEmpty();
    }
}
