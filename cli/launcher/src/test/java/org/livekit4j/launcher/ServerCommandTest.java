package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ServerCommandTest {
    private final StringWriter error = new StringWriter();

    @ParameterizedTest
    @CsvSource({"--port x, '''x'' is not'", "--port -1, the port is -1", "--port 65536, from 0 to 65535",
        "--bind 0.0.0.0, 'unknown option ''--bind''; there are --port'", "now, unexpected argument 'now'"})
    void shouldSayWhatIsWrongInOneLineWhenItIsMisused(String line, String words) {
        assertWrongUsage(line, Map.of(), words);
    }

    @Test
    void shouldNameTheVariableWhenOnlyTheOtherIsSet() {
        assertWrongUsage("--port 0", Map.of("LIVEKIT_API_KEY", "key"), "LIVEKIT_API_SECRET is not set");
        assertWrongUsage("--port 0", Map.of("LIVEKIT_API_SECRET", "hush".repeat(8)), "LIVEKIT_API_KEY is not set");
    }

    @Test
    void shouldNotShowTheSecretWhenItIsTooShort() {
        assertWrongUsage("--port 0", Map.of("LIVEKIT_API_KEY", "key", "LIVEKIT_API_SECRET", "hush"), "the API secret has 4");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"API1, export X=API1", "ws://127.0.0.1:7880, export X=ws://127.0.0.1:7880",
        "a$b, export X='a$b'", "it's, export X='it'\\''s'"})
    void shouldQuoteAValueWhenAShellWouldReadIt(String value, String line) {
        assertThat(ServerCommand.export("X", value)).isEqualTo(line);
    }

    private void assertWrongUsage(String line, Map<String, String> environment, String words) {
        error.getBuffer().setLength(0);
        CommandLine command = new CommandLine(new ServerCommand(new SignalHandler(), new Variables(environment::get)));
        command.setParameterExceptionHandler(new ErrorReporter(new Verbosity())).setErr(new PrintWriter(error));

        assertThat(command.execute(line.split(" "))).isEqualTo(2);
        assertThat(error.toString().lines()).singleElement().asString().startsWith("livekit4j: ").contains(words)
                .doesNotContain("hush");
    }
}
