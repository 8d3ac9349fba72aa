package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.LiveKit;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.ByteStreamWriter;
import org.livekit4j.room.stream.StreamException;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamWriter;

/** Streams of text and bytes to and from other SDKs, through a real server. */
class PeerStreamsIT {
    private static final String TOPIC = "there and back";
    private static final TextStreamOptions TEXT = TextStreamOptions.DEFAULTS.withTopic(TOPIC);
    private static final ByteStreamOptions BYTES = ByteStreamOptions.DEFAULTS.withTopic(TOPIC);
    private static final String UNICODE = "Grüße, 世界, 😀👩‍💻\u0000";
    /** What is compressed, where the receiver can do that, and longer than a packet in any case. */
    private static final String LONG = UNICODE.repeat(2_000);
    private static final List<String> PIECES = IntStream.range(0, 200).mapToObj(i -> i + " ").toList();
    private static final int LARGE = 3_000_000;

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private Attendee ada;
    private Peer bob;
    private LocalParticipant sender;
    private StreamLog received;

    private void meet(String sdk) throws IOException {
        ada = meeting.join("ada");
        received = StreamLog.of(ada.room(), TOPIC);
        bob = sdk.equals("node") ? meeting.node("bob") : meeting.python("bob");
        ada.awaitParticipant("bob");
        bob.ask("receive_streams", "topic", TOPIC);
        sender = ada.room().localParticipant();
    }

    private static String field(JsonObject stream, String name) {
        return stream.get(name).getAsString();
    }

    private static void assertWhole(JsonObject there, byte[] content) {
        assertThat(there.get("error").isJsonNull()).as(there.toString()).isTrue();
        assertThat(field(there, "sha256")).isEqualTo(StreamLog.sha256(content));
        assertThat(field(there, "identity")).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node"})
    void shouldCarryTextsBothWays(String sdk) throws Exception {
        meet(sdk);
        int number = 0;
        for (String text : List.of("", "x", UNICODE, LONG)) {
            LiveKit.await(sender.sendText(text, TEXT.withAttributes(Map.of("a", "ä"))));
            JsonObject there = bob.awaitEvent("text_stream");
            String id = field(bob.ask("send_text", "text", text, "topic", TOPIC, "attributes", Map.of("b", "ß")), "id");
            StreamLog.Received back = received.await(number++);

            assertWhole(there, text.getBytes(StandardCharsets.UTF_8));
            assertThat(field(there.getAsJsonObject("attributes"), "a")).isEqualTo("ä");
            assertThat(back.text()).isEqualTo(text);
            assertThat(back.failure()).isNull();
            assertThat(back.attributes()).containsEntry("b", "ß");
            assertThat(back.textInfo().streamId()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node"})
    void shouldCarryBytesBothWays(String sdk) throws Exception {
        meet(sdk);
        int number = 0;
        for (int size : new int[]{0, 1, 100_000, LARGE}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);
            LiveKit.await(sender.sendBytes(content, BYTES.withName("ours")));
            JsonObject there = bob.awaitEvent("byte_stream");
            JsonObject sent = bob.ask("send_bytes", "size", size, "topic", TOPIC, "name", "theirs");
            StreamLog.Received back = received.await(number++);

            assertWhole(there, content);
            assertThat(field(there, "name")).isEqualTo("ours");
            assertThat(back.failure()).isNull();
            assertThat(back.sha256()).isEqualTo(field(sent, "sha256"));
            assertThat(back.byteInfo().name()).isEqualTo("theirs");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node"})
    void shouldKeepTheOrderBothWaysWhenWritesAreConcurrent(String sdk) throws Exception {
        meet(sdk);
        bob.ask("write_text", "pieces", PIECES, "topic", TOPIC);
        try (TextStreamWriter writer = LiveKit.await(sender.streamText(TEXT))) {
            List<CompletableFuture<Void>> writes = PIECES.stream().map(writer::write).toList();
            writes.forEach(CompletableFuture::join);
        }

        assertThat(field(bob.awaitEvent("text_stream"), "text")).isEqualTo(String.join("", PIECES));
        assertThat(received.await(0).text()).isEqualTo(String.join("", PIECES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node"})
    void shouldReachOnlyThoseItIsFor(String sdk) throws Exception {
        meet(sdk);
        Attendee eve = meeting.join("eve");
        StreamLog ofEve = StreamLog.of(eve.room(), TOPIC);
        eve.awaitParticipant("bob");
        ada.awaitParticipant("eve");
        LiveKit.await(sender.sendText("for eve", TEXT.withDestinationIdentities("eve")));
        LiveKit.await(sender.sendText("for bob", TEXT.withDestinationIdentities("bob")));
        bob.ask("send_text", "text", "for eve, too", "topic", TOPIC, "to", List.of("eve"));
        bob.ask("send_text", "text", "for ada", "topic", TOPIC, "to", List.of("ada"));

        assertThat(field(bob.awaitEvent("text_stream"), "text")).isEqualTo("for bob");
        assertThat(received.await(0).text()).isEqualTo("for ada");
        ofEve.await(1);
        assertThat(ofEve.streams()).extracting(StreamLog.Received::text).containsExactlyInAnyOrder("for eve", "for eve, too");
        assertThat(received.streams()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node"})
    void shouldBreakOffThereWhenItIsAborted(String sdk) throws Exception {
        meet(sdk);
        ByteStreamWriter writer = LiveKit.await(sender.streamBytes(BYTES));
        LiveKit.await(writer.write(new byte[20_000]));
        LiveKit.await(writer.abort("enough"));
        JsonObject there = bob.awaitEvent("byte_stream");

        assertThat(field(there, "error")).contains("enough");
        assertThat(there.get("size").getAsInt()).isEqualTo(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node"})
    void shouldBreakOffHereWhenItsSenderLeavesInTheMiddle(String sdk) throws Exception {
        meet(sdk);
        bob.ask("write_text", "pieces", List.of("half"), "topic", TOPIC, "end", false);
        received.awaitContent(); // what is written last may be lost when the sender leaves
        bob.ask("disconnect");

        assertThat(received.await(0).text()).isEqualTo("half");
        assertThat(received.await(0).failure()).isInstanceOf(StreamException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node"})
    void shouldGiveEverythingBackWhenItsReaderAndItsWriterAreAbandoned(String sdk) throws Exception {
        meet(sdk);
        ada.room().registerByteStreamHandler("abandoned", (_, stream) -> {
        });
        bob.ask("send_bytes", "size", LARGE, "topic", "abandoned");
        LiveKit.await(sender.streamText(TEXT)).write("abandoned");
        bob.ask("send_text", "text", "afterwards", "topic", TOPIC);

        assertThat(received.await(0).text()).isEqualTo("afterwards");
        await().atMost(Attendee.TIMEOUT).untilAsserted(
                () -> assertThat(meeting.client().handles().liveByKind()).doesNotContainKey(HandleKind.STREAM_READER));
    }
}
