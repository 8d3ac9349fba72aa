package org.livekit4j.launcher.view;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.livekit4j.demo.DemoOptions;
import org.livekit4j.demo.DemoSnapshot;

/** The live view: drawn again in place, several times a second, as wide as the terminal is at that moment. */
public final class TerminalView implements View {
    private static final String HIDE_CURSOR = "\033[?25l";
    private static final String SHOW_CURSOR = "\033[?25h";
    private static final String CLEAR_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    private final PrintStream out;
    private final Supplier<ScreenSize> size;
    private final TerminalCharset terminalCharset;
    private final Screen screen;
    private int drawn;

    /** @param size asked each time the view is drawn */
    public TerminalView(PrintStream out, Supplier<ScreenSize> size, TerminalCharset terminalCharset, DemoOptions options) {
        this.out = out;
        this.size = size;
        this.terminalCharset = terminalCharset;
        this.screen = new Screen(terminalCharset, options);
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(100);
    }

    @Override
    public void show(DemoSnapshot snapshot) {
        ScreenSize now = size.get();
        List<Line> lines = screen.lines(snapshot, now);
        StringBuilder text = new StringBuilder(HIDE_CURSOR);
        if (drawn > 0) {
            text.append("\033[").append(drawn).append('F');
        }
        for (Line line : lines) {
            text.append(line.render(now.width(), terminalCharset.colour())).append(CLEAR_LINE).append('\n');
        }
        out.print(text.append(CLEAR_BELOW));
        out.flush();
        drawn = lines.size();
    }

    @Override
    public void close() {
        out.print(SHOW_CURSOR);
        out.flush();
    }
}
