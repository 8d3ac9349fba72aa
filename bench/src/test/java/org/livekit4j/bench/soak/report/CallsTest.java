package org.livekit4j.bench.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.LiveKitException;

class CallsTest {
    @TempDir
    private Path folder;
    private Faults faults;
    private Tallies tallies;
    private Calls calls;

    @BeforeEach
    void open() throws IOException {
        faults = new Faults(folder.resolve("faults.tsv"), 0);
        tallies = new Tallies();
        calls = new Calls(faults, tallies);
    }

    @Test
    void shouldBeRefusedWhenItFailsAsDocumented() throws Exception {
        assertThat(calls.<String>ask("call", () -> {
            throw new LiveKitException("no");
        })).isNull();
        assertThat(calls.<String>await("call", () -> CompletableFuture.failedFuture(new IllegalStateException("no")))).isNull();

        assertThat(tallies.refused.sum()).isEqualTo(2);
        assertThat(faults.total()).isZero();
    }

    @Test
    void shouldBeAFaultWhenItFailsOtherwise() throws Exception {
        calls.run("call", () -> {
            throw new NoClassDefFoundError("gone");
        });
        calls.await("call", () -> CompletableFuture.failedFuture(new ArithmeticException("overflow")));

        assertThat(faults.total()).isEqualTo(2);
    }

    @Test
    void shouldBeAFaultWhenItsFutureIsNeverDone() throws Exception {
        CompletableFuture<String> late = new CompletableFuture<>();
        calls.send("late", () -> late);
        calls.send("done", () -> CompletableFuture.completedFuture("done"));
        assertThat(calls.pending()).isOne();

        calls.reportUnanswered(Duration.ofDays(1));
        assertThat(faults.total()).isZero();
        calls.reportUnanswered(Duration.ofNanos(-1));
        assertThat(faults.total()).isOne();
        assertThat(calls.pending()).isZero();
    }
}
