package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.itests.Colour;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.DataPacket;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.EncryptionState;
import org.livekit4j.room.EncryptionType;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoCodec;

/** A participant in a browser: what most users of LiveKit have. */
class BrowserIT extends InBrowser {
    private static final int CLOSE_HERTZ = 15;
    /** As far as encoders change a colour. */
    private static final int CLOSE_COLOUR = 40;
    private static final RpcOptions SECONDS = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(20));
    private static final String PASSPHRASE = "correct horse";

    private Attendee attendee;
    private LocalParticipant ada;

    private void meet() {
        meet(RoomOptions.DEFAULTS, null);
    }

    private void meetEncrypted() {
        meet(RoomOptions.DEFAULTS.withEncryption(EncryptionOptions.of(PASSPHRASE.getBytes(StandardCharsets.UTF_8))), PASSPHRASE);
    }

    private void meet(RoomOptions options, String passphrase) {
        meeting.join(bob, "bob", passphrase);
        attendee = meeting.join("ada", options);
        attendee.awaitParticipant("bob");
        bob.awaitEvent("participant_connected");
        ada = attendee.room().localParticipant();
    }

    private ToneSender publishTone(String name, int hertz) {
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), name, hertz));
        ada.publishTrack(sender.track(), TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE)).join();
        return sender;
    }

    private void assertTonesBothWays(boolean encrypted) throws InterruptedException {
        publishTone("ours", 700);
        bob.ask("publish_tone", "name", "theirs", "hertz", 500);
        JsonObject heard = bob.ask("hear", "name", "ours");

        assertThat(heard.get("hertz").getAsDouble()).isCloseTo(700, within((double) CLOSE_HERTZ));
        assertThat(heard.get("encrypted").getAsBoolean()).isEqualTo(encrypted);
        assertThat(Senses.hear(meeting.audio(), attendee.awaitAudio("theirs")).peak()).isCloseTo(500, within(CLOSE_HERTZ));
        assertThat(attendee.awaitPublication("theirs").encryptionType())
                .isEqualTo(encrypted ? EncryptionType.GCM : EncryptionType.NONE);
    }

    private void assertColoursBothWays(boolean encrypted) throws InterruptedException {
        PictureSender sender = meeting.closing(new PictureSender(meeting.video(), "ours", 320, 180, Colour.RED));
        ada.publishTrack(sender.track(), TrackPublishOptions.DEFAULTS.withSource(TrackSource.CAMERA)
                .withVideoCodec(VideoCodec.VP8).withSimulcast(false)).join();
        bob.ask("publish_picture", "name", "theirs", "width", 320, "height", 180, "colour", List.of(0, 0, 255));
        JsonObject seen = bob.ask("see", "name", "ours", "width", 320);

        assertThat(seen.get("height").getAsInt()).isEqualTo(180);
        assertThat(seen.get("encrypted").getAsBoolean()).isEqualTo(encrypted);
        JsonArray colour = seen.getAsJsonArray("colour");
        assertThat(new Colour(colour.get(0).getAsInt(), colour.get(1).getAsInt(), colour.get(2).getAsInt())
                .distance(Colour.RED)).as(seen.toString()).isLessThan(CLOSE_COLOUR);
        Senses.see(meeting.video(), attendee.awaitVideo("theirs"),
                sight -> sight.width() == 320 && sight.height() == 180 && sight.colour().distance(Colour.BLUE) < CLOSE_COLOUR);
    }

    private void assertDataBothWays(boolean encrypted) {
        ada.publishData(new byte[]{1, 0, -1}, DataPublishOptions.DEFAULTS.withTopic("there")).join();
        JsonObject there = bob.awaitEvent("data_received");
        bob.ask("send_data", "payload", "/wAB", "topic", "back", "to", List.of("ada"));
        DataPacket back = attendee.awaitEvent(RoomEvent.DataReceived.class).packet();

        assertThat(there.get("payload").getAsString()).isEqualTo("AQD/");
        assertThat(there.get("topic").getAsString()).isEqualTo("there");
        assertThat(there.get("identity").getAsString()).isEqualTo("ada");
        assertThat(there.get("encrypted").getAsBoolean()).isEqualTo(encrypted);
        assertThat(back.payload()).containsExactly(-1, 0, 1);
        assertThat(back.topic()).isEqualTo("back");
        assertThat(back.participantIdentity()).isEqualTo("bob");
    }

    @Test
    void shouldKeepTonesBothWays() throws Exception {
        meet();

        assertTonesBothWays(false);
    }

    @Test
    void shouldKeepColoursBothWays() throws Exception {
        meet();

        assertColoursBothWays(false);
    }

    @Test
    void shouldSendDataBothWays() {
        meet();

        assertDataBothWays(false);
    }

    @Test
    void shouldChatBothWays() {
        meet();
        ChatMessage there = ada.sendChatMessage("grüß dich", List.of()).join();
        JsonObject seen = bob.awaitEvent("chat_message");
        JsonObject back = bob.ask("send_chat", "message", "dich auch");
        ChatMessage received = attendee.awaitEvent(RoomEvent.ChatMessageReceived.class).message();

        assertThat(seen.get("message").getAsString()).isEqualTo("grüß dich");
        assertThat(seen.get("id").getAsString()).isEqualTo(there.id());
        assertThat(seen.get("identity").getAsString()).isEqualTo("ada");
        assertThat(received.message()).isEqualTo("dich auch");
        assertThat(received.id()).isEqualTo(back.get("id").getAsString());
    }

    @Test
    void shouldCallBothWays() {
        meet();
        bob.ask("offer", "method", "echo", "behaviour", Map.of("do", "echo"));
        ada.registerRpcMethod("echo", invocation -> invocation.callerIdentity() + " says " + invocation.payload());
        for (String payload : List.of("grüß dich", "x".repeat(15_000))) {
            assertThat(ada.performRpc("bob", "echo", payload, SECONDS).orTimeout(40, TimeUnit.SECONDS).join())
                    .isEqualTo(payload);
            assertThat(bob.ask("call", "to", "ada", "method", "echo", "payload", payload, "timeout", 20).get("payload")
                    .getAsString()).isEqualTo("bob says " + payload);
        }
    }

    @Test
    void shouldPassErrorsOfMethodsBothWays() {
        meet();
        bob.ask("offer", "method", "no", "behaviour", Map.of("do", "error", "code", 42, "message", "not now", "data", "later"));
        ada.registerRpcMethod("no", invocation -> {
            throw new RpcException(43, "never", "ever");
        });
        JsonObject answer = bob.ask("call", "to", "ada", "method", "no", "payload", "", "timeout", 20);

        assertThat(answer.get("code").getAsInt()).isEqualTo(43);
        assertThat(answer.get("message").getAsString()).isEqualTo("never");
        assertThat(answer.get("data").getAsString()).isEqualTo("ever");
        assertThatThrownBy(() -> ada.performRpc("bob", "no", "", SECONDS).orTimeout(40, TimeUnit.SECONDS).join())
                .cause().isInstanceOfSatisfying(RpcException.class, e -> {
                    assertThat(e.code()).isEqualTo(42);
                    assertThat(e).hasMessageContaining("not now");
                    assertThat(e.data()).contains("later");
                });
    }

    @Test
    void shouldBeSilentForTheBrowserWhileMuted() {
        meet();
        ToneSender sender = publishTone("ours", 700);
        bob.ask("hear", "name", "ours");
        sender.track().mute(true);
        bob.awaitEvent("track_muted");
        bob.ask("hear_silence", "name", "ours");
        sender.track().mute(false);
        bob.awaitEvent("track_unmuted");

        assertThat(bob.ask("hear", "name", "ours").get("hertz").getAsDouble()).isCloseTo(700, within((double) CLOSE_HERTZ));
    }

    @Test
    void shouldTellThatTheBrowserIsMuted() throws Exception {
        meet();
        bob.ask("publish_tone", "name", "theirs", "hertz", 500);
        try (AudioStream stream = meeting.audio().openStream(attendee.awaitAudio("theirs"), Senses.LOSSLESS)) {
            Senses.hear(stream);
            bob.ask("mute", "name", "theirs", "muted", true);
            attendee.awaitEvent(RoomEvent.TrackMuted.class);
            assertThat(attendee.awaitPublication("theirs").muted()).isTrue();
            bob.ask("mute", "name", "theirs", "muted", false);
            attendee.awaitEvent(RoomEvent.TrackUnmuted.class);
            assertThat(attendee.awaitPublication("theirs").muted()).isFalse();
        }
        assertThat(Senses.hear(meeting.audio(), attendee.awaitAudio("theirs")).peak()).isCloseTo(500, within(CLOSE_HERTZ));
    }

    @Test
    void shouldKeepTonesBothWaysWhenEncrypted() throws Exception {
        meetEncrypted();

        assertTonesBothWays(true);
        attendee.awaitEvent(RoomEvent.EncryptionStateChanged.class, event -> event.state() == EncryptionState.OK);
    }

    @Test
    void shouldKeepColoursBothWaysWhenEncrypted() throws Exception {
        meetEncrypted();

        assertColoursBothWays(true);
    }

    @Test
    void shouldSendDataBothWaysWhenEncrypted() {
        meetEncrypted();

        assertDataBothWays(true);
    }
}
