package org.livekit4j.launcher.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lines of a pipe or a file.
 *
 * @param reader not closed: standard input is not this program's to close
 */
record PipedLines(BufferedReader reader) implements LineSource {

    @Override
    public void complete(Supplier<? extends Set<String>> words) {
        // Nobody types.
    }

    @Override
    public String next() throws IOException {
        return reader.readLine();
    }

    @Override
    public int columns() {
        return 0;
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public void close() {
        // Nothing of its own.
    }
}
