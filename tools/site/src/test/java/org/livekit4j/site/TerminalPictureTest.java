package org.livekit4j.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool that draws a terminal, with commands that need nothing. */
class TerminalPictureTest {
    private static final File TOOL = new File("../../docs/pictures/terminal.py");

    @TempDir
    private Path folder;

    private int run(String... arguments) throws IOException, InterruptedException {
        assumeTrue(new File("/dev/ptmx").exists(), "there are no terminals");
        List<String> command = new ArrayList<>(List.of("python3", TOOL.getPath(), folder.resolve("p.svg").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private String picture() throws IOException {
        return Files.readString(folder.resolve("p.svg"));
    }

    @Test
    void shouldDrawTheLastScreenWhenItWasDrawnSeveralTimes() throws Exception {
        String screens = "\\033[?25l\\033[1mtitle\\033[0m 1\\033[K\\nold line\\n\\033[2F"
                + "\\033[1mtitle\\033[0m 2\\033[K\\n\\033[36m<&>\\033[0m\\033[K\\n\\033[32m██\\033[0m\\033[2m░\\033[0m -3 dB\\n\\033[J";

        assertThat(run("--columns", "40", "--rows", "6", "--", "printf", screens)).isZero();

        assertThat(picture()).contains("font-weight=\"bold\">title</text>", "fill=\"#56d4dd\">&lt;&amp;&gt;</text>", ">2</text>",
                "-3 dB</text>", "fill=\"#56d364\" opacity=\"1.0\"/>", "opacity=\"0.25\"/>")
                .doesNotContain(">old line</text>", ">1</text>");
    }

    @Test
    void shouldKeepTheLastLinesWhenThereAreMoreThanTheScreenHas() throws Exception {
        assertThat(run("--columns", "10", "--rows", "3", "--", "seq", "7")).isZero();

        assertThat(picture()).contains(">6</text>", ">7</text>").doesNotContain(">5</text>");
    }

    @Test
    void shouldInterruptTheCommandWhenTheScreenIsTaken() throws Exception {
        assertThat(
                run("--after", "0.2", "--", "sh", "-c", "trap 'echo late; exit 0' INT; echo early; while :; do sleep 0.1; done"))
                .isZero();

        assertThat(picture()).contains(">early</text>").doesNotContain(">late</text>");
    }

    @Test
    void shouldLeaveTheLogOutWhenItIsQuiet() throws Exception {
        assertThat(run("--quiet", "--", "sh", "-c", "echo shown; echo log >&2")).isZero();

        assertThat(picture()).contains(">shown</text>").doesNotContain(">log</text>");
    }

    @Test
    void shouldDrawNothingWhenTheCommandFails() throws Exception {
        assertThat(run("--", "sh", "-c", "exit 3")).isEqualTo(3);

        assertThat(folder.resolve("p.svg")).doesNotExist();
    }
}
