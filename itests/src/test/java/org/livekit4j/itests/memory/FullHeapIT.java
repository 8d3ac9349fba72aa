package org.livekit4j.itests.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.itests.Java;

/** The heap is full for two seconds, then free again: all goes on, or says that it does not. In a JVM of its own. */
class FullHeapIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {Java.SERIAL, Java.G1})
    void shouldGoOnWhenTheHeapWasFull(String collector) throws Exception {
        File output = folder.resolve("output").toFile();
        Process process = new ProcessBuilder(Java.commandWith(collector, "-Xmx64m", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "--class-path", System.getProperty("java.class.path"),
                FullHeapProgram.class.getName())).redirectErrorStream(true).redirectOutput(output).start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(() -> "output: " + read(output)).isZero();
        assertThat(read(output)).contains("all goes on");
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
