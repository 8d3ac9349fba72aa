package org.livekit4j.launcher.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.function.Supplier;

/** Where a console's lines come from. */
public interface LineSource extends AutoCloseable {

    /** Says what words can be completed, for those who can. */
    void complete(Supplier<? extends Set<String>> words);

    /** The next line, or null at the end. */
    String next() throws IOException;

    /** How wide the terminal is, in characters; 0 if there is none. */
    int columns();

    /** Whether a person sees what comes of each line. */
    boolean interactive();

    @Override
    void close() throws IOException;

    /** A person at a terminal, or whatever standard input is. */
    static LineSource ofStandardInput() throws IOException {
        java.io.Console console = System.console();
        if (console != null && console.isTerminal()) {
            return new TerminalLines();
        }
        return new PipedLines(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
    }
}
