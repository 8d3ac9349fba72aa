package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter error = new StringWriter();

    @ParameterizedTest
    @CsvSource({"'', a command is missing", "frob, 'unknown command ''frob''; there are demo, record, server'",
        "help frob, frob", "demo --bogus=secret, 'unknown option ''--bogus''; there are --audio, --video'",
        "demo --audio x, '''x'' is not'",
        "demo --audio -1, audio tracks is -1", "demo --audio 0 --video 0, at least one track", "demo --video 33, from 0 to 32",
        "demo --seconds 0, more than 0", "demo --seconds 1e9, at most 86400", "demo --seconds -1, more than 0",
        "demo --seconds NaN, '''NaN'' is not a number'", "demo --fps 0, the frame rate is 0", "demo --out, --out",
        "demo --server --url ws://host, leave out --url",
        "demo --url http:// --token abc, must begin with", "doctor now, now",
        "record --url ws://host --token abc, --out", "record --out x --url ws://host --token abc --format flac, webm-audio",
        "record --out x --url ws://host --token abc --seconds 0, more than 0",
        "record --out x --url ws://host --token abc --room y, leave out --room",
        "demo --audio 1 --audio 2, --audio"})
    void shouldExitWithTwoAndOneLineWhenTheOptionsAreWrong(String line, String words) {
        int code = execute(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(error.toString().lines()).singleElement().asString().startsWith("livekit4j: ").contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help"})
    void shouldListEveryCommandWhenHelpIsAsked(String word) {
        StringWriter output = new StringWriter();

        assertThat(commands().setOut(new PrintWriter(output)).execute(word)).isZero();
        assertThat(output.toString().lines().filter(line -> line.matches("  [a-z]+ +[A-Z].*")).map(line -> line.split(" +")[1]))
                .containsExactly("demo", "record", "server", "token", "doctor", "dashboard", "shell", "help");
    }

    @Test
    void shouldExitWithOneWhenTheCommandFails() {
        CommandLine commands = commands().addSubcommand(new FailingCommand()).setErr(new PrintWriter(error));

        assertThat(commands.execute("fail")).isEqualTo(1);
        assertThat(error).hasToString("livekit4j: first second" + System.lineSeparator());
    }

    private static CommandLine commands() {
        SignalHandler interruption = new SignalHandler();
        Verbosity verbosity = new Verbosity();
        return Main.commandLine(interruption, verbosity, new FrameworkStarter(interruption, verbosity));
    }

    private int execute(String... arguments) {
        return commands().setErr(new PrintWriter(error)).execute(arguments);
    }

    @CommandLine.Command(name = "fail")
    private static final class FailingCommand implements Runnable {
        @Override
        public void run() {
            throw new LauncherException("first\n  second\n");
        }
    }
}
