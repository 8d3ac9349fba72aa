package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.demo.RoomAccess;
import picocli.CommandLine;

class RoomArgumentsTest {
    private static final String URL = "ws://host:7880";
    private static final Map<String, String> KEY = Map.of("LIVEKIT_URL", URL, "LIVEKIT_API_KEY", "key", "LIVEKIT_API_SECRET",
            "hush");
    private static final Map<String, String> TOKEN = Map.of("LIVEKIT_URL", URL, "LIVEKIT_TOKEN", "abc");

    @Test
    void shouldJoinNoRoomWhenOnlyTheEnvironmentNamesOne() {
        assertThat(access("", KEY)).isEmpty();
        assertThat(access("", TOKEN)).isEmpty();
    }

    @Test
    void shouldJoinByTheTokenWhenOneIsGiven() {
        assertThat(access("--url ws://host:7880 --token abc", Map.of())).contains(new RoomAccess.ByToken(URL, "abc"));
        assertThat(access("--url wss://other", TOKEN)).contains(new RoomAccess.ByToken("wss://other", "abc"));
        assertThat(access("--token abc", KEY)).contains(new RoomAccess.ByToken(URL, "abc"));
    }

    @Test
    void shouldJoinByTheKeyWhenThereIsNoTokenForThatRoom() {
        assertThat(access("--room hall --identity me", KEY))
                .contains(new RoomAccess.ByKey(URL, "key", "hush", "hall", "me", false));
        assertThat(access("--url ws://host:7880 --api-key other --api-secret s", TOKEN))
                .contains(new RoomAccess.ByKey(URL, "other", "s", "livekit4j-demo", "livekit4j", false));
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
