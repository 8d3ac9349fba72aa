package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.room.DataPacket;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.TrackSource;

/** A participant whose WebRTC is not Google's: Pion, as agents and services written in Go have it. */
class GoPeerIT {
    private static final RpcOptions SECONDS = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(20));
    /** Packets of 20 ms: longer than a subscription takes. */
    private static final int PACKETS = 400;

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private GoPeer bob;
    private Attendee attendee;
    private LocalParticipant ada;

    @BeforeEach
    void meet() throws Exception {
        bob = meeting.go("bob");
        attendee = meeting.join("ada");
        attendee.awaitParticipant("bob");
        bob.awaitEvent("participant_connected");
        ada = attendee.room().localParticipant();
    }

    /** The peer neither decodes nor encodes: it sends back the packets that it got. */
    @Test
    void shouldKeepAToneThereAndBack(@TempDir Path folder) throws Exception {
        String file = folder.resolve("tone.ogg").toString();
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "ours", 700));
        ada.publishTrack(sender.track(), TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE)).join();
        JsonObject recorded = bob.ask("record", "name", "ours", "file", file, "packets", PACKETS);
        assertThat(recorded.get("mimeType").getAsString()).isEqualToIgnoringCase("audio/opus");
        bob.ask("publish_file", "name", "theirs", "file", file);

        assertThat(Senses.hear(meeting.audio(), attendee.awaitAudio("theirs")).peak()).isCloseTo(700, within(15));
        assertThat(attendee.awaitPublication("theirs").source()).isEqualTo(TrackSource.MICROPHONE);
    }

    @Test
    void shouldSendDataBothWays() {
        ada.publishData(new byte[]{1, 0, -1}, DataPublishOptions.DEFAULTS.withTopic("there")).join();
        JsonObject there = bob.awaitEvent("data_received");
        bob.ask("send_data", "payload", "/wAB", "topic", "back", "to", List.of("ada"));
        DataPacket back = attendee.awaitEvent(RoomEvent.DataReceived.class).packet();

        assertThat(there.get("payload").getAsString()).isEqualTo("AQD/");
        assertThat(there.get("topic").getAsString()).isEqualTo("there");
        assertThat(there.get("identity").getAsString()).isEqualTo("ada");
        assertThat(back.payload()).containsExactly(-1, 0, 1);
        assertThat(back.topic()).isEqualTo("back");
        assertThat(back.participantIdentity()).isEqualTo("bob");
    }

    @Test
    void shouldCallBothWays() {
        bob.ask("offer", "method", "echo", "behaviour", Map.of("do", "echo"));
        ada.registerRpcMethod("echo", invocation -> invocation.callerIdentity() + " says " + invocation.payload());
        for (String payload : List.of("grüß dich", "x".repeat(15_000))) {
            assertThat(ada.performRpc("bob", "echo", payload, SECONDS).orTimeout(40, TimeUnit.SECONDS).join())
                    .isEqualTo(payload);
            assertThat(bobCalls("echo", payload).get("payload").getAsString()).isEqualTo("bob says " + payload);
        }
    }

    /** Its SDK does not take calls as streams. */
    @Test
    void shouldSayThatACallIsTooLongForOlderClients() {
        bob.ask("offer", "method", "echo", "behaviour", Map.of("do", "echo"));
        ada.registerRpcMethod("repeat", invocation -> "x".repeat(Integer.parseInt(invocation.payload())));
        String longest = "x".repeat(15_360);

        assertThat(attendee.room().remoteParticipants().get("bob").clientProtocol()).isZero();
        assertThat(ada.performRpc("bob", "echo", longest, SECONDS).orTimeout(40, TimeUnit.SECONDS).join()).isEqualTo(longest);
        assertThatThrownBy(() -> ada.performRpc("bob", "echo", longest + "x", SECONDS).orTimeout(40, TimeUnit.SECONDS).join())
                .cause().isInstanceOfSatisfying(RpcException.class,
                        e -> assertThat(e.code()).isEqualTo(RpcException.REQUEST_PAYLOAD_TOO_LARGE));
        assertThat(bobCalls("repeat", "15360").get("payload").getAsString()).isEqualTo(longest);
        assertThat(bobCalls("repeat", "15361").get("code").getAsInt()).isEqualTo(RpcException.RESPONSE_PAYLOAD_TOO_LARGE);
    }

    private JsonObject bobCalls(String method, String payload) {
        return bob.ask("call", "to", "ada", "method", method, "payload", payload, "timeout", 20);
    }

    @Test
    void shouldPassErrorsOfMethodsBothWays() {
        bob.ask("offer", "method", "no", "behaviour", Map.of("do", "error", "code", 42, "message", "not now"));
        ada.registerRpcMethod("no", invocation -> {
            throw new RpcException(43, "never", "ever");
        });
        JsonObject answer = bobCalls("no", "");

        assertThat(answer.get("code").getAsInt()).isEqualTo(43);
        assertThat(answer.get("data").getAsString()).isEqualTo("ever");
        assertThatThrownBy(() -> ada.performRpc("bob", "no", "", SECONDS).orTimeout(40, TimeUnit.SECONDS).join())
                .cause().isInstanceOfSatisfying(RpcException.class, e -> {
                    assertThat(e.code()).isEqualTo(42);
                    assertThat(e).hasMessageContaining("not now");
                });
    }
}
