package org.livekit4j.bench.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
    @TempDir
    private Path folder;
    private Path file;
    private Faults faults;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("faults.tsv");
        faults = new Faults(file, System.currentTimeMillis());
    }

    @Test
    void shouldWriteALineAtOnce() throws IOException {
        faults.add(Faults.Kind.HANG, "it hangs");

        assertThat(Files.readAllLines(file)).singleElement().asString().matches("\\d+\\.\\d\tHANG\tit hangs");
    }

    @Test
    void shouldWriteOneLineWhenTheTextHasSeveral() throws IOException {
        faults.add(Faults.Kind.SURPRISE, "a\nb\tc\r\n\u001b[31m");

        assertThat(Files.readAllLines(file)).singleElement().asString().endsWith("\ta\\nb\\tc\\r\\n\\u001b[31m");
    }

    @Test
    void shouldCountAllButWriteAFewOnlyWhenOneComesAgainAndAgain() throws IOException {
        for (int i = 0; i < 100; i++) {
            faults.add(Faults.Kind.SILENCE, "a key", "number " + i);
        }
        faults.add(Faults.Kind.SILENCE, "another key", "another one");

        assertThat(faults.total()).isEqualTo(101);
        assertThat(Files.readAllLines(file)).hasSizeBetween(2, 10).last().asString().endsWith("another one");
    }
}
