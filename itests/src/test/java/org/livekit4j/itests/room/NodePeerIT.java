package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.TextStreamOptions;

/** A participant with LiveKit's client for Node.js, as many agents have it. */
class NodePeerIT {
    private static final RpcOptions SECONDS = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(30));

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private NodePeer bob;
    private Attendee attendee;
    private LocalParticipant ada;

    @BeforeEach
    void meet() throws IOException {
        bob = meeting.closing(new NodePeer()).join(meeting.server(), meeting.name(), "bob");
        attendee = meeting.join("ada");
        attendee.awaitParticipant("bob");
        bob.awaitEvent("participant_connected");
        ada = attendee.room().localParticipant();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15_001, 1_000_000})
    void shouldSendTextsBothWays(int length) throws Exception {
        String text = RpcLengthsIT.text(length);
        StreamLog received = StreamLog.of(attendee.room(), "texts");
        bob.ask("receive_streams", "topic", "texts");
        LiveKit.await(ada.sendText(text, TextStreamOptions.DEFAULTS.withTopic("texts").withAttributes(Map.of("a", "1"))));
        JsonObject there = bob.awaitEvent("text_stream");
        bob.ask("send_text", "text", text, "topic", "texts", "attributes", Map.of("b", "2"));

        assertThat(there.get("sha256").getAsString()).isEqualTo(StreamLog.sha256(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(there.getAsJsonObject("attributes").get("a").getAsString()).isEqualTo("1");
        assertThat(there.get("identity").getAsString()).isEqualTo("ada");
        StreamLog.Received back = received.await(0);
        assertThat(back.text()).isEqualTo(text);
        assertThat(back.sender()).isEqualTo("bob");
        assertThat(back.attributes()).containsEntry("b", "2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15_001, 5_000_000})
    void shouldSendBytesBothWays(int length) throws Exception {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        StreamLog received = StreamLog.of(attendee.room(), "files");
        bob.ask("receive_streams", "topic", "files");
        LiveKit.await(ada.sendBytes(content, ByteStreamOptions.DEFAULTS.withTopic("files").withName("there")));
        JsonObject there = bob.awaitEvent("byte_stream");
        JsonObject back = bob.ask("send_bytes", "size", length, "topic", "files", "name", "back");

        assertThat(there.get("sha256").getAsString()).isEqualTo(StreamLog.sha256(content));
        assertThat(there.get("name").getAsString()).isEqualTo("there");
        StreamLog.Received read = received.await(0);
        assertThat(StreamLog.sha256(read.content())).isEqualTo(back.get("sha256").getAsString());
        assertThat(read.byteInfo().name()).isEqualTo("back");
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
