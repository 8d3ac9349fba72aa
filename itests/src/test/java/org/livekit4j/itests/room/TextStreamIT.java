package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.gson.JsonObject;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.LiveKit;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.stream.StreamException;
import org.livekit4j.room.stream.TextStreamInfo;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamWriter;

/** Streams of text, through a real server. */
class TextStreamIT {
    private static final TextStreamOptions CHAT = TextStreamOptions.DEFAULTS.withTopic("chat");
    private static final String UNICODE = "Grüße, 世界, 😀👩‍💻";

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @Test
    void shouldReachPythonAndComeBack() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        StreamLog received = StreamLog.of(ada.room(), "chat");
        bob.ask("receive_streams", "topic", "chat");
        TextStreamInfo sent = LiveKit.await(ada.room().localParticipant().sendText(UNICODE,
                CHAT.withAttributes(Map.of("a", "1")).withDestinationIdentities("bob")));
        JsonObject there = bob.awaitEvent("text_stream");
        bob.ask("send_text", "text", UNICODE, "topic", "chat", "attributes", Map.of("b", "2"), "reply", sent.streamId());
        StreamLog.Received back = received.await(0);

        assertThat(there.get("text").getAsString()).isEqualTo(UNICODE);
        assertThat(there.get("id").getAsString()).isEqualTo(sent.streamId());
        assertThat(there.get("identity").getAsString()).isEqualTo("ada");
        assertThat(there.getAsJsonObject("attributes").get("a").getAsString()).isEqualTo("1");
        assertThat(back.text()).isEqualTo(UNICODE);
        assertThat(back.sender()).isEqualTo("bob");
        assertThat(back.attributes()).containsEntry("b", "2");
        assertThat(back.textInfo().replyToStreamId()).contains(sent.streamId());
        assertThat(back.textInfo().encrypted()).isFalse();
        assertThat(back.failure()).isNull();
    }

    @Test
    void shouldCarryTextsOfEverySize() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        StreamLog received = StreamLog.of(bob.room(), "chat");
        ada.awaitParticipant("bob");
        List<String> texts = List.of("", "x", UNICODE, UNICODE.repeat(5_000), UNICODE.repeat(50_000));
        for (int i = 0; i < texts.size(); i++) {
            LiveKit.await(ada.room().localParticipant().sendText(texts.get(i), CHAT));
            assertThat(received.await(i).text()).isEqualTo(texts.get(i));
        }
    }

    @Test
    void shouldKeepTheOrderWhenWritesAreConcurrent() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        StreamLog received = StreamLog.of(bob.room(), "chat");
        ada.awaitParticipant("bob");
        try (TextStreamWriter writer = LiveKit.await(ada.room().localParticipant().streamText(CHAT))) {
            List<CompletableFuture<Void>> writes = IntStream.range(0, 200).mapToObj(i -> writer.write(i + " ")).toList();
            writes.forEach(CompletableFuture::join);
            LiveKit.await(writer.finish(Map.of("last", "yes")));
            assertThatIllegalStateException().isThrownBy(() -> writer.write("late"));
        }
        StreamLog.Received stream = received.await(0);

        assertThat(stream.text()).isEqualTo(IntStream.range(0, 200).mapToObj(i -> i + " ").collect(Collectors.joining()));
        assertThat(stream.attributes()).containsEntry("last", "yes");
    }

    @Test
    void shouldBeWrittenAndReadAsCharactersWhenItIsUsedByJavaIo() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        bob.ask("receive_streams", "topic", "chat");
        String text = UNICODE.repeat(2_000);
        try (Writer writer = LiveKit.await(ada.room().localParticipant().streamText(CHAT)).writer()) {
            for (char c : text.toCharArray()) {
                writer.write(c);
            }
        }
        JsonObject there = bob.awaitEvent("text_stream");

        assertThat(there.get("sha256").getAsString())
                .isEqualTo(StreamLog.sha256(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(there.get("error").isJsonNull()).isTrue();
    }

    @Test
    void shouldReachOnlyThoseItIsFor() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        Attendee eve = meeting.join("eve");
        StreamLog ofBob = StreamLog.of(bob.room(), "chat");
        StreamLog ofEve = StreamLog.of(eve.room(), "chat");
        ada.awaitParticipant("bob");
        ada.awaitParticipant("eve");
        LocalParticipant sender = ada.room().localParticipant();
        LiveKit.await(sender.sendText("for bob", CHAT.withDestinationIdentities("bob")));
        LiveKit.await(sender.sendText("for all", CHAT));

        assertThat(ofEve.await(0).text()).isEqualTo("for all");
        ofBob.await(1);
        assertThat(ofBob.streams()).extracting(StreamLog.Received::text).containsExactlyInAnyOrder("for bob", "for all");
    }

    @Test
    void shouldBreakOffWhenItsSenderAbortsIt() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        StreamLog received = StreamLog.of(ada.room(), "chat");
        ada.awaitParticipant("bob");
        bob.ask("receive_streams", "topic", "chat");
        bob.ask("write_text", "topic", "chat", "pieces", List.of("one", "two"), "reason", "no more of it");
        TextStreamWriter writer = LiveKit.await(ada.room().localParticipant().streamText(CHAT));
        LiveKit.await(writer.write("three"));
        LiveKit.await(writer.abort("enough"));
        JsonObject there = bob.awaitEvent("text_stream");

        assertThat(received.await(0).text()).isEqualTo("onetwo");
        assertThat(received.await(0).failure()).isInstanceOf(StreamException.class).hasMessageContaining("no more of it");
        assertThat(there.get("error").getAsString()).contains("enough");
    }

    @Test
    void shouldBreakOffWhenItsSenderLeavesInTheMiddle() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        StreamLog received = StreamLog.of(bob.room(), "chat");
        ada.awaitParticipant("bob");
        TextStreamWriter writer = LiveKit.await(ada.room().localParticipant().streamText(CHAT));
        LiveKit.await(writer.write("half"));
        received.awaitContent(); // what is written last may be lost when the sender leaves
        ada.room().close();

        assertThat(received.await(0).text()).isEqualTo("half");
        assertThat(received.await(0).failure()).isInstanceOf(StreamException.class);
        assertThat(writer.write("more")).failsWithin(Attendee.TIMEOUT).withThrowableThat().havingCause()
                .isInstanceOf(RoomEndedException.class);
    }

    @Test
    void shouldBreakOffWhenItsReadersRoomIsClosedInTheMiddle() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        CountDownLatch begun = new CountDownLatch(1);
        StreamLog received = StreamLog.of(bob.room(), "chat");
        bob.room().registerTextStreamHandler("begin", (_, _) -> begun.countDown());
        ada.awaitParticipant("bob");
        TextStreamWriter writer = LiveKit.await(ada.room().localParticipant().streamText(CHAT));
        LiveKit.await(writer.write("half"));
        LiveKit.await(ada.room().localParticipant().sendText("", TextStreamOptions.DEFAULTS.withTopic("begin")));
        begun.await();
        bob.room().close();

        assertThat(received.await(0).failure()).isInstanceOf(RoomEndedException.class);
        assertThat(received.await(0).text()).isEqualTo("half");
        assertThatIllegalStateException().isThrownBy(() -> bob.room().registerTextStreamHandler("other", (_, _) -> {
        }));
    }

    @Test
    void shouldBeDroppedAtOnceWhenItsTopicHasNoHandler() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        StreamLog received = StreamLog.of(bob.room(), "chat");
        ada.awaitParticipant("bob");
        for (int i = 0; i < 3; i++) {
            LiveKit.await(ada.room().localParticipant().sendText("unread", TextStreamOptions.DEFAULTS.withTopic("other")));
        }
        LiveKit.await(ada.room().localParticipant().sendText("read", CHAT));

        assertThat(received.await(0).text()).isEqualTo("read");
        assertThat(received.streams()).hasSize(1);
        assertThat(meeting.client().handles().liveByKind()).doesNotContainKey(HandleKind.STREAM_READER);
    }

    @Test
    void shouldSayWhichArgumentIsTooLarge() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        StreamLog received = StreamLog.of(bob.room(), "chat");
        ada.awaitParticipant("bob");
        LocalParticipant sender = ada.room().localParticipant();
        LiveKit.await(sender.sendText("x", CHAT.withAttributes(Map.of("a", "v".repeat(13_990)))));

        assertThat(received.await(0).attributes().get("a")).hasSize(13_990);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sender.sendText("x", CHAT.withAttributes(Map.of("a", "v".repeat(60_000)))))
                .withMessageContaining("attributes").withMessageContaining("14000");
    }
}
