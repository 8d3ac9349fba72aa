package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run. */
class ReadmeIT {
    private static final Path ROOT = Path.of(System.getProperty("livekit4j.root"));
    private static final Path EXAMPLE = Path.of("examples/plain/src/main/java/org/livekit4j/examples/plain/Loopback.java");

    @Test
    void shouldShowTheExampleWhenItShowsJava() throws IOException {
        List<String> example = lines(EXAMPLE);
        List<String> shown = example.subList(example.indexOf("// README begin") + 1, example.indexOf("// README end"));
        List<String> block = javaBlock(lines(Path.of("README.md")));

        assertThat(shown).isNotEmpty();
        assertThat(block).as("the README's Java").containsSequence(shown);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(ROOT.resolve(file)).stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> javaBlock(List<String> lines) {
        int begin = lines.indexOf("```java");
        assertThat(begin).as("the first ```java of the README").isNotNegative();
        List<String> rest = lines.subList(begin + 1, lines.size());
        return rest.subList(0, rest.indexOf("```"));
    }
}
