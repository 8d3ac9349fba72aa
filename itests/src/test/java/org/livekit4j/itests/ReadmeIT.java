package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run. */
class ReadmeIT {
    private static final Path ROOT = Path.of(System.getProperty("livekit4j.root"));
    private static final Path EXAMPLES = Path.of("examples");
    private static final String SOURCES = "src/main/java/org/livekit4j/examples";

    @Test
    void shouldShowTheExamplesWhenItShowsJava() throws IOException {
        assertThat(javaBlocks()).containsExactly(shown(EXAMPLES.resolve("plain").resolve(SOURCES).resolve("plain/Loopback.java")),
                shown(EXAMPLES.resolve("rooms").resolve(SOURCES).resolve("rooms/RpcResponder.java")),
                shown(EXAMPLES.resolve("gain-bundle").resolve(SOURCES).resolve("gain/Gain.java")));
    }

    private static List<String> shown(Path example) throws IOException {
        List<String> lines = lines(example);
        return lines.subList(lines.indexOf("// README begin") + 1, lines.indexOf("// README end"));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(ROOT.resolve(file)).stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<List<String>> javaBlocks() throws IOException {
        List<List<String>> blocks = new ArrayList<>();
        List<String> rest = lines(Path.of("README.md"));
        for (int begin = rest.indexOf("```java"); begin >= 0; begin = rest.indexOf("```java")) {
            rest = rest.subList(begin + 1, rest.size());
            blocks.add(rest.subList(0, rest.indexOf("```")));
        }
        return blocks;
    }
}
