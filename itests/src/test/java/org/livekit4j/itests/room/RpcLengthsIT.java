package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.room.RpcOptions;

/** Remote procedure calls of any length, with callers and callees that take them as streams. */
class RpcLengthsIT {
    private static final RpcOptions MINUTE = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofMinutes(1));

    @RegisterExtension
    final Meeting meeting = new Meeting();

    /** So many characters, of one to four bytes of UTF-8 each. */
    static String text(int length) {
        String text = "aä€\uD83D\uDE00".repeat(length / 5 + 1).substring(0, length);
        return length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? text.substring(0, length - 1) + "x" : text;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15_360, 15_361, 200_000, 2_000_000})
    void shouldGoToAndFroWithPython(int length) throws IOException {
        PythonPeer bob = meeting.python("bob");
        Attendee ada = meeting.join("ada");
        ada.awaitParticipant("bob");
        bob.awaitEvent("participant_connected"); // before that it takes us for an older client
        bob.ask("offer", "method", "echo", "behaviour", Map.of("do", "echo"));
        ada.room().localParticipant().registerRpcMethod("echo", invocation -> invocation.payload());
        String payload = text(length);

        assertThat(ada.room().remoteParticipants().get("bob").clientProtocol()).isPositive();
        assertThat(
                ada.room().localParticipant().performRpc("bob", "echo", payload, MINUTE).orTimeout(60, TimeUnit.SECONDS).join())
                .isEqualTo(payload);
        JsonObject answer = bob.ask("call", "to", "ada", "method", "echo", "payload", payload, "timeout", 60);
        assertThat(answer.get("payload").getAsString()).isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15_361, 2_000_000})
    void shouldGoToAndFroBetweenOurs(int length) {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ada.awaitParticipant("bob");
        bob.awaitParticipant("ada");
        bob.room().localParticipant().registerRpcMethod("echo", invocation -> invocation.payload());
        String payload = text(length);

        assertThat(
                ada.room().localParticipant().performRpc("bob", "echo", payload, MINUTE).orTimeout(60, TimeUnit.SECONDS).join())
                .isEqualTo(payload);
    }
}
