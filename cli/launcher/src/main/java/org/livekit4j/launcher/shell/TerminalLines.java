package org.livekit4j.launcher.shell;

import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines of a person, who can edit them, go back to earlier ones and complete commands. */
final class TerminalLines implements LineSource {
    private static final String PROMPT = "livekit4j> ";

    private final Terminal terminal;
    private final LineReader reader;
    private volatile Supplier<? extends Set<String>> words = Set::of;

    TerminalLines() throws IOException {
        // Ctrl-C clears the line while one is typed, and does nothing while a command runs; by default it would kill the process.
        terminal = TerminalBuilder.builder().system(true).dumb(true).nativeSignals(true)
                .signalHandler(Terminal.SignalHandler.SIG_IGN).build();
        reader = LineReaderBuilder.builder().terminal(terminal)
                .completer((line, parsed, found) -> new StringsCompleter(words.get()).complete(line, parsed, found))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).build();
    }

    @Override
    public void complete(Supplier<? extends Set<String>> newWords) {
        words = newWords;
    }

    @Override
    public String next() {
        try {
            return reader.readLine(PROMPT);
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    @Override
    public int columns() {
        return terminal.getWidth();
    }

    @Override
    public boolean interactive() {
        return true;
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
