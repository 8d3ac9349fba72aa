package org.livekit4j.launcher.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.livekit4j.shell.embedding.Shell;
import org.livekit4j.shell.embedding.ShellSession;

class ConsoleTest {
    private final List<String> executed = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void shouldCarryOutLinesUntilTheEndWhenThereIsNoExit() {
        Console console = run("lb\n\n  \nhelp\n");

        assertThat(executed).containsExactly("lb", "help", "closed");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("lb!" + System.lineSeparator() + "help!" + System.lineSeparator());
        assertThat(console.failed()).isFalse();
    }

    @Test
    void shouldStopWhenTheLineIsExit() {
        run("lb\n exit \nhelp\n");

        assertThat(executed).containsExactly("lb", "closed");
    }

    @Test
    void shouldSayWhyAndGoOnWhenACommandFails() {
        Console console = run("bad\nlb\n");

        assertThat(executed).containsExactly("bad", "lb", "closed");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("no such thing" + System.lineSeparator());
        assertThat(console.failed()).isTrue();
    }

    private Console run(String input) {
        LineSource lines = new PipedLines(new BufferedReader(new StringReader(input)));
        Console console = new Console(new FakeShell(), lines, stream(out), stream(err));
        console.run();
        return console;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private final class FakeShell implements Shell, ShellSession {
        @Override
        public ShellSession open(InputStream in, PrintStream newOut, PrintStream newErr) {
            return this;
        }

        @Override
        public String execute(String line) {
            executed.add(line);
            if (line.equals("bad")) {
                throw new IllegalArgumentException("no such thing");
            }
            return line + "!\n";
        }

        @Override
        public void columns(int columns) {
            assertThat(columns).isZero();
        }

        @Override
        public SortedSet<String> words() {
            return Collections.emptySortedSet();
        }

        @Override
        public void close() {
            executed.add("closed");
        }
    }
}
