package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TokenCommandTest {
    private static final String SECRET = "hush".repeat(8);
    private static final String WHO = "--room hall --identity me";

    private final Map<String, String> environment = new HashMap<>(
            Map.of("LIVEKIT_API_KEY", "APIkey", "LIVEKIT_API_SECRET", SECRET));
    private final StringWriter output = new StringWriter();
    private final StringWriter error = new StringWriter();

    @Test
    void shouldPrintOnlyATokenWhenRoomAndIdentityAreGiven() {
        String claims = claims(WHO);

        assertThat(claims).contains("\"iss\":\"APIkey\"", "\"sub\":\"me\"", "\"room\":\"hall\"", "\"roomJoin\":true")
                .doesNotContain("hidden", "\"name\"");
        assertThat(seconds(claims)).isEqualTo(6 * 3_600);
    }

    @Test
    void shouldSayMoreInTheTokenWhenMoreIsGiven() {
        String claims = claims(WHO + " --name Me --hidden --ttl 90s");

        assertThat(claims).contains("\"name\":\"Me\"", "\"hidden\":true");
        assertThat(seconds(claims)).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource({"LIVEKIT_API_KEY, LIVEKIT_API_KEY is not set", "LIVEKIT_API_SECRET, LIVEKIT_API_SECRET is not set"})
    void shouldNameTheVariableWhenItIsNotSet(String variable, String words) {
        environment.remove(variable);

        assertWrongUsage(WHO, words);
    }

    @Test
    void shouldNameBothVariablesWhenTheyAreBlank() {
        environment.replaceAll((_, _) -> " ");

        assertWrongUsage(WHO, "LIVEKIT_API_KEY and LIVEKIT_API_SECRET are not set");
    }

    @Test
    void shouldNotShowTheSecretWhenItIsTooShort() {
        environment.put("LIVEKIT_API_SECRET", "hush");

        assertWrongUsage(WHO, "the API secret has 4 bytes");
    }

    @ParameterizedTest
    @CsvSource({"'', '--room=R'", "--room hall, '--identity=I'", "--room hall --identity me --ttl 6, '''6'' is not a time'",
        "--room hall --identity me --ttl 0s, a second or more", "--room hall --identity me --ttl 999999999999d, a hundred years",
        "--room hall --identity me --api-secret=hush, 'unknown option ''--api-secret''; there are --room, --identity, --name'"})
    void shouldSayWhatIsWrongInOneLineWhenItIsMisused(String line, String words) {
        assertWrongUsage(line, words);
    }

    private void assertWrongUsage(String line, String words) {
        assertThat(execute(line)).isEqualTo(2);
        assertThat(output.toString()).isEmpty();
        assertThat(error.toString().lines()).singleElement().asString().startsWith("livekit4j: ").contains(words)
                .doesNotContain("hush");
    }

    private String claims(String line) {
        assertThat(execute(line)).as(error.toString()).isZero();
        assertThat(error.toString()).isEmpty();
        assertThat(output.toString().lines()).singleElement().asString().doesNotContain("hush");
        return new String(Base64.getUrlDecoder().decode(output.toString().split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static long seconds(String claims) {
        return number(claims, "exp") - number(claims, "nbf");
    }

    private static long number(String claims, String name) {
        return Long.parseLong(claims.replaceAll(".*\"" + name + "\":(\\d+).*", "$1"));
    }

    private int execute(String line) {
        CommandLine command = new CommandLine(new TokenCommand(new Variables(environment::get)));
        command.setParameterExceptionHandler(new ErrorReporter(new Verbosity()));
        return command.setOut(new PrintWriter(output)).setErr(new PrintWriter(error))
                .execute(line.isEmpty() ? new String[0] : line.split(" "));
    }
}
