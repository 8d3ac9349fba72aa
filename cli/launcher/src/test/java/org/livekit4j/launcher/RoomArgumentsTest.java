package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.demo.RoomAccess;
import org.livekit4j.token.TokenVerifier;
import org.livekit4j.token.VerifiedToken;
import picocli.CommandLine;

class RoomArgumentsTest {
    private static final String URL = "ws://host:7880";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String OTHER_SECRET = SECRET.toUpperCase(Locale.ROOT);
    private static final Map<String, String> KEY = Map.of("LIVEKIT_URL", URL, "LIVEKIT_API_KEY", "key", "LIVEKIT_API_SECRET",
            SECRET);
    private static final Map<String, String> TOKEN = Map.of("LIVEKIT_URL", URL, "LIVEKIT_TOKEN", "abc");

    @Test
    void shouldJoinNoRoomWhenOnlyTheEnvironmentNamesOne() {
        assertThat(access("", KEY)).isEmpty();
        assertThat(access("", TOKEN)).isEmpty();
    }

    @Test
    void shouldJoinByTheTokenWhenOneIsGiven() {
        assertThat(access("--url ws://host:7880 --token abc", Map.of())).contains(byToken(URL, "abc"));
        assertThat(access("--url wss://other", TOKEN)).contains(byToken("wss://other", "abc"));
        assertThat(access("--token abc", KEY)).contains(byToken(URL, "abc"));
    }

    @Test
    void shouldJoinByTheKeyWhenThereIsNoTokenForThatRoom() {
        assertToken(access("--room hall --identity me", KEY), "key", SECRET, "hall", "me");
        assertToken(access("--url ws://host:7880 --api-key other --api-secret " + OTHER_SECRET, TOKEN), "other", OTHER_SECRET,
                "livekit4j-demo", "livekit4j");
    }

    private static void assertToken(Optional<RoomAccess> access, String key, String secret, String room, String identity) {
        assertThat(access).hasValueSatisfying(found -> {
            assertThat(found.url()).isEqualTo(URL);
            assertThat(found.witness()).isEmpty();
            VerifiedToken token = TokenVerifier.of(key, secret).verify(found.token());
            assertThat(token.identity()).contains(identity);
            assertThat(token.grant().room()).contains(room);
            assertThat(found.toString()).doesNotContain(found.token());
            assertThat(found.redact("at " + URL + "?a=" + found.token())).isEqualTo("at " + URL + "?a=<redacted>");
        });
    }

    @Test
    void shouldRefuseTheSecretWithoutNamingItWhenItIsShort() {
        assertThatIllegalArgumentException().isThrownBy(() -> access("--url ws://host --api-key k --api-secret hush", Map.of()))
                .withMessageContaining("secret").withMessageNotContaining("hush");
    }

    private static RoomAccess byToken(String url, String token) {
        return new RoomAccess(url, token, Optional.empty());
    }

    @Test
    void shouldAskForNothingWhenTheServerIsItsOwn() {
        assertThat(access("--server", KEY)).isEmpty();
        assertThat(parse("--server").server()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"--token abc, no server is named", "--url ws://host, nothing admits",
        "--url ws://host --api-key k, secret is missing",
        "--url ws://host --room hall, nothing admits", "--url host:7880 --token abc, must begin with ws://",
        "--url ws://host --token abc --room hall, leave out --room",
        "--url ws://host --token abc --api-key k --identity i, 'leave out --api-key, --identity'",
        "--server --url ws://host, leave out --url", "--server --room hall --token abc, 'leave out --token, --room'"})
    void shouldSayWhatIsWrongWhenArgumentsDoNotGoTogether(String line, String words) {
        assertThatIllegalArgumentException().isThrownBy(() -> access(line, Map.of())).withMessageContaining(words)
                .withMessageNotContaining("abc");
    }

    private static Optional<RoomAccess> access(String line, Map<String, String> environment) {
        return parse(line).access(environment::get);
    }

    private static RoomArguments parse(String line) {
        RoomArguments arguments = new RoomArguments();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("room", CommandLine.Model.CommandSpec.forAnnotatedObject(
                arguments))).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
        return arguments;
    }
}
