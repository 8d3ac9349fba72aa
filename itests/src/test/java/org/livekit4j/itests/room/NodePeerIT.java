package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.LiveKit;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcOptions;

/** A participant with LiveKit's client for Node.js, as many agents have it: what is not a stream. */
class NodePeerIT {
    private static final RpcOptions SECONDS = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(30));

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private NodePeer bob;
    private Attendee attendee;
    private LocalParticipant ada;

    @BeforeEach
    void meet() throws IOException {
        bob = meeting.node("bob");
        attendee = meeting.join("ada");
        attendee.awaitParticipant("bob");
        bob.awaitEvent("participant_connected");
        ada = attendee.room().localParticipant();
    }

    @Test
    void shouldChatBothWays() {
        bob.ask("receive_streams", "topic", ChatMessage.TOPIC);
        ChatMessage there = ada.sendChatMessage("grüß dich", List.of()).join();
        JsonObject back = bob.ask("send_chat", "message", "dich auch");
        ChatMessage received = attendee.awaitEvent(RoomEvent.ChatMessageReceived.class).message();

        assertThat(bob.awaitEvent("text_stream").get("id").getAsString()).isEqualTo(there.id());
        assertThat(bob.awaitEvent("chat_message").get("id").getAsString()).isEqualTo(there.id());
        assertThat(received.message()).isEqualTo("dich auch");
        assertThat(received.id()).isEqualTo(back.get("id").getAsString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15_360, 15_361, 2_000_000})
    void shouldCallBothWaysWithAnyLength(int length) {
        bob.ask("offer", "method", "echo", "behaviour", Map.of("do", "echo"));
        ada.registerRpcMethod("echo", invocation -> invocation.payload());
        String payload = RpcLengthsIT.text(length);

        assertThat(ada.performRpc("bob", "echo", payload, SECONDS).orTimeout(40, TimeUnit.SECONDS).join()).isEqualTo(payload);
        assertThat(bob.ask("call", "to", "ada", "method", "echo", "payload", payload, "timeout", 30).get("payload").getAsString())
                .isEqualTo(payload);
    }

    @Test
    void shouldPassTheErrorOfAMethod() {
        bob.ask("offer", "method", "no", "behaviour", Map.of("do", "error", "code", 42, "message", "not now", "data", "later"));

        assertThatThrownBy(() -> ada.performRpc("bob", "no", "", SECONDS).orTimeout(40, TimeUnit.SECONDS).join())
                .cause().isInstanceOfSatisfying(RpcException.class, e -> assertThat(e.code()).isEqualTo(42));
    }
}
