package org.livekit4j.launcher;

import java.io.Console;
import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.livekit4j.launcher.view.TerminalCharset;
import org.livekit4j.launcher.view.ScreenSize;

/** The terminal that standard output is, if it is one. */
final class OutputTerminal implements AutoCloseable {
    private static final ScreenSize UNKNOWN = new ScreenSize(80, 24);

    private final Terminal terminal;

    private OutputTerminal(Terminal terminal) {
        this.terminal = terminal;
    }

    static boolean present() {
        Console console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    static OutputTerminal open() {
        try {
            // Signals stay the JVM's: by default JLine makes SIGINT kill the process on the spot.
            return new OutputTerminal(TerminalBuilder.builder().system(true).dumb(true).nativeSignals(false).build());
        } catch (IOException e) {
            throw new LauncherException("cannot use the terminal: " + e.getMessage(), e);
        }
    }

    /** As it is now: the user may change it at any time. */
    ScreenSize size() {
        int width = terminal.getWidth();
        int height = terminal.getHeight();
        return width > 0 && height > 0 ? new ScreenSize(width, height) : UNKNOWN;
    }

    TerminalCharset glyphs() {
        boolean colour = System.getenv("NO_COLOR") == null;
        return TerminalCharset.of(System.out.charset(), colour);
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new LauncherException("cannot leave the terminal: " + e.getMessage(), e);
        }
    }
}
