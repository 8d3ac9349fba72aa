package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.LiveKit;
import org.livekit4j.room.AudioTrackFeature;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.PreConnectAudio;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.stream.TextStreamWriter;

/** What a page shows and sends besides media: chat, transcriptions, early audio and calls. */
class BrowserTalkIT extends InBrowser {
    private static final RpcOptions SECONDS = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(30));

    private Attendee meet(Attendee attendee) {
        meeting.join(bob, "bob", null);
        attendee.awaitParticipant("bob");
        return attendee;
    }

    @Test
    void shouldChatByStreams() {
        Attendee ada = meet(meeting.join("ada"));
        bob.ask("receive_streams", "topic", ChatMessage.TOPIC);
        ChatMessage there = ada.room().localParticipant().sendChatMessage("grüß dich", List.of()).join();
        JsonObject seen = bob.awaitEvent("text_stream");
        String back = bob.ask("send_text", "text", "dich auch", "topic", ChatMessage.TOPIC, "reply", there.id()).get("id")
                .getAsString();
        RoomEvent.ChatMessageReceived received = ada.awaitEvent(RoomEvent.ChatMessageReceived.class);

        assertThat(seen.get("text").getAsString()).isEqualTo("grüß dich");
        assertThat(seen.get("id").getAsString()).isEqualTo(there.id());
        assertThat(seen.get("identity").getAsString()).isEqualTo("ada");
        assertThat(bob.awaitEvent("chat_message").get("id").getAsString()).as("for older clients").isEqualTo(there.id());
        assertThat(received.message().message()).isEqualTo("dich auch");
        assertThat(received.message().id()).isEqualTo(back);
        assertThat(received.message().replyToId()).contains(there.id());
        assertThat(received.participantIdentity()).isEqualTo("bob");
    }

    @Test
    void shouldShowATranscription() throws Exception {
        Attendee robot = meet(meeting.joinAsAgent("robot"));
        bob.ask("receive_streams", "topic", Transcription.TOPIC);
        try (TextStreamWriter speech = LiveKit.await(robot.room().localParticipant().streamTranscription("robot", ""))) {
            LiveKit.await(speech.write("one "));
            LiveKit.await(speech.write("two"));
        }
        JsonObject seen = bob.awaitEvent("text_stream");

        assertThat(seen.get("text").getAsString()).isEqualTo("one two");
        assertThat(seen.get("identity").getAsString()).isEqualTo("robot");
        assertThat(seen.getAsJsonObject("attributes").get("lk.segment_id").getAsString()).startsWith("SG_");
    }

    @Test
    void shouldHearWhatTheBrowserRecordedBeforeItPublished() {
        Attendee robot = meeting.joinAsAgent("robot");
        CompletableFuture<PreConnectAudio> heard = new CompletableFuture<>();
        robot.room().registerByteStreamHandler(PreConnectAudio.TOPIC,
                (_, stream) -> heard.complete(PreConnectAudio.read(stream, 10_000_000)));
        meet(robot);
        String sid = bob.ask("publish_preconnect", "name", "voice", "hertz", 500, "millis", 500).get("sid").getAsString();
        PreConnectAudio audio = heard.orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();

        assertThat(audio.trackSid()).isEqualTo(sid);
        assertThat(audio.encoded()).as(audio.mimeType()).isTrue();
        assertThat(audio.bytes()).hasSizeGreaterThan(1_000);
        assertThat(audio.channels()).isPositive();
        assertThat(robot.awaitPublication("voice").audioFeatures()).contains(AudioTrackFeature.PRECONNECT_BUFFER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15_360, 15_361, 200_000, 2_000_000})
    void shouldCallBothWaysWithAnyLength(int length) {
        Attendee ada = meet(meeting.join("ada"));
        bob.ask("offer", "method", "echo", "behaviour", Map.of("do", "echo"));
        ada.room().localParticipant().registerRpcMethod("echo", invocation -> invocation.payload());
        String payload = RpcLengthsIT.text(length);

        assertThat(ada.room().remoteParticipants().get("bob").clientProtocol()).isPositive();
        assertThat(
                ada.room().localParticipant().performRpc("bob", "echo", payload, SECONDS).orTimeout(40, TimeUnit.SECONDS).join())
                .isEqualTo(payload);
        assertThat(bob.ask("call", "to", "ada", "method", "echo", "payload", payload, "timeout", 30).get("payload").getAsString())
                .isEqualTo(payload);
    }
}
