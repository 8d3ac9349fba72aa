package org.livekit4j.launcher.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Set;
import org.livekit4j.shell.embedding.Shell;
import org.livekit4j.shell.embedding.ShellSession;
import org.livekit4j.text.Printable;

/** Reads lines and has the framework's shell carry them out, until {@code exit} or the end of the input. */
public final class Console implements Runnable {
    private static final Set<String> EXITS = Set.of("exit", "quit");

    private final Shell shell;
    private final LineSource lines;
    private final PrintStream out;
    private final PrintStream err;
    private volatile boolean failed;

    public Console(Shell shell, LineSource lines, PrintStream out, PrintStream err) {
        this.shell = shell;
        this.lines = lines;
        this.out = out;
        this.err = err;
    }

    /** Whether a command that nobody watched failed: a script wants to know. */
    public boolean failed() {
        return failed;
    }

    @Override
    public void run() {
        try (lines; ShellSession session = shell.open(System.in, out, err)) {
            lines.complete(session::words);
            String line = lines.next();
            while (line != null && !EXITS.contains(line.strip())) {
                session.columns(lines.columns());
                boolean fine = line.isBlank() || execute(session, line);
                failed |= !fine && !lines.interactive();
                line = lines.next();
            }
        } catch (IOException e) {
            failed = true;
            err.println("livekit4j: " + Printable.of(e.getMessage()));
        }
    }

    private boolean execute(ShellSession session, String line) {
        try {
            String result = session.execute(line);
            if (!result.isEmpty()) {
                out.println(result.stripTrailing());
            }
            return true;
        } catch (IllegalArgumentException e) {
            err.println(Printable.of(e.getMessage()));
            return false;
        } finally {
            out.flush();
            err.flush();
        }
    }
}
