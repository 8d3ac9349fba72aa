package org.livekit4j.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.livekit4j.demo.DemoOptions;

class TerminalViewTest {
    private static final DemoOptions OPTIONS = new DemoOptions(1, 1, Optional.empty(), Optional.empty(), 640, 360, 30);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void shouldDrawOverItselfWhenItIsShownAgain() {
        TerminalView view = view(true);
        view.show(Snapshots.at(100, 1, 1));
        long lines = text().chars().filter(c -> c == '\n').count();
        bytes.reset();

        view.show(Snapshots.at(200, 1, 1));

        assertThat(text()).startsWith("\033[?25l\033[" + lines + "F");
    }

    @Test
    void shouldGiveTheCursorBackWhenItIsClosed() {
        TerminalView view = view(true);

        view.close();

        assertThat(text()).isEqualTo("\033[?25h");
    }

    @Test
    void shouldUseNoColourWhenNoneIsWanted() {
        view(false).show(Snapshots.at(100, 1, 1));

        assertThat(text()).doesNotContainPattern("\033\\[[0-9]*m").contains("\u2588");
    }

    private TerminalView view(boolean colour) {
        return new TerminalView(out, () -> new ScreenSize(80, 24), TerminalCharset.of(StandardCharsets.UTF_8, colour), OPTIONS);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
