package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.LiveKitException;
import org.livekit4j.room.DataPacket;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.Participant;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.token.VideoGrant;

/** Packets of data, to one, to some and to all. */
class DataIT {
    private static final DataPublishOptions TOPIC = DataPublishOptions.DEFAULTS.withTopic("t");

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JsonObject data) {
        return new String(Base64.getDecoder().decode(data.get("payload").getAsString()), StandardCharsets.UTF_8);
    }

    private static List<String> texts(Attendee attendee) {
        return attendee.events().stream().filter(RoomEvent.DataReceived.class::isInstance)
                .map(event -> new String(((RoomEvent.DataReceived) event).packet().payload(), StandardCharsets.UTF_8)).toList();
    }

    @Test
    void shouldReachPythonAndComeBack() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        ada.room().localParticipant().publishData(bytes("there"), TOPIC).join();
        JsonObject there = bob.awaitEvent("data_received");
        bob.ask("send_data", "payload", "YmFjaw==", "topic", "u");
        DataPacket back = ada.awaitEvent(RoomEvent.DataReceived.class).packet();

        assertThat(text(there)).isEqualTo("there");
        assertThat(there.get("topic").getAsString()).isEqualTo("t");
        assertThat(there.get("identity").getAsString()).isEqualTo("ada");
        assertThat(there.get("reliable").getAsBoolean()).isTrue();
        assertThat(back.payload()).isEqualTo(bytes("back"));
        assertThat(back.topic()).isEqualTo("u");
        assertThat(back.reliable()).isTrue();
        assertThat(back.participantIdentity()).isEqualTo("bob");
        assertThat(back.participant().orElseThrow()).isSameAs(ada.room().remoteParticipants().get("bob"));
    }

    @Test
    void shouldReachOnlyThoseItIsFor() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        Attendee eve = meeting.join("eve");
        await().until(() -> ada.room().remoteParticipants().size() == 2);
        ada.room().localParticipant().publishData(bytes("for bob"), TOPIC.withDestinationIdentities("bob")).join();
        ada.room().localParticipant().publishData(bytes("for all"), TOPIC).join();

        // Reliable packets keep their order, so that the first is there, or never comes, when the last is there
        bob.awaitEvent(RoomEvent.DataReceived.class,
                event -> event.packet().payload().length == 7 && texts(bob).contains("for all"));
        await().atMost(Attendee.TIMEOUT).until(() -> texts(eve).contains("for all"));
        assertThat(texts(bob)).containsExactly("for bob", "for all");
        assertThat(texts(eve)).containsExactly("for all");
        assertThat(texts(ada)).isEmpty();
    }

    /** The server announces a participant who publishes nothing within some seconds, and data can be faster. */
    @Test
    void shouldDeliverDataOfAnUnknownSender() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        bob.room().localParticipant().publishData(bytes("early"), TOPIC).join();
        DataPacket packet = ada.awaitEvent(RoomEvent.DataReceived.class).packet();

        assertThat(packet.payload()).isEqualTo(bytes("early"));
        assertThat(packet.participantIdentity()).isIn("", "bob");
        packet.participant().ifPresent(sender -> assertThat(sender.identity()).isEqualTo(packet.participantIdentity()));
    }

    @Test
    void shouldKeepTheOrderOfReliablePackets() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ada.awaitParticipant("bob");
        List<String> sent = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
        List<CompletableFuture<Void>> answers = sent.stream()
                .map(text -> ada.room().localParticipant().publishData(bytes(text), TOPIC)).toList();
        answers.forEach(CompletableFuture::join);

        await().atMost(Attendee.TIMEOUT).until(() -> bob.count(RoomEvent.DataReceived.class) == sent.size());
        assertThat(texts(bob)).isEqualTo(sent);
    }

    @Test
    void shouldSendLossyPackets() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ada.awaitParticipant("bob");
        // Any single one may be lost
        await().atMost(Attendee.TIMEOUT).until(() -> {
            ada.room().localParticipant().publishData(bytes("lossy"), TOPIC.withReliable(false)).join();
            return bob.count(RoomEvent.DataReceived.class) > 0;
        });

        assertThat(bob.awaitEvent(RoomEvent.DataReceived.class).packet().reliable()).isFalse();
    }

    @Test
    void shouldCarryPacketsOfEverySizeThatIsAllowed() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ada.awaitParticipant("bob");
        Random random = new Random(1);
        for (int size : new int[]{0, 1, 1_000, 15_000, 60_000}) {
            byte[] payload = new byte[size];
            random.nextBytes(payload);
            ada.room().localParticipant().publishData(payload, TOPIC).join();
            DataPacket packet = bob.awaitEvent(RoomEvent.DataReceived.class, event -> event.packet().payload().length == size)
                    .packet();
            assertThat(packet.payload()).isEqualTo(payload);
        }
    }

    @Test
    void shouldFailWhenThePacketIsTooLarge() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ada.awaitParticipant("bob");

        assertThatThrownBy(() -> ada.room().localParticipant().publishData(new byte[70_000], TOPIC).join())
                .isInstanceOfAny(CompletionException.class, IllegalArgumentException.class);
        ada.room().localParticipant().publishData(bytes("small"), TOPIC).join();
        bob.awaitEvent(RoomEvent.DataReceived.class);
        assertThat(texts(bob)).containsExactly("small");
    }

    @Test
    void shouldSayWhenItIsNotAllowedToChangeItself() {
        TestServer server = meeting.server();
        Attendee ada = new Attendee(meeting.rooms(), server.url(), server.token("ada", VideoGrant.join(meeting.name())),
                RoomOptions.DEFAULTS);
        meeting.closing(ada.room());

        assertThatThrownBy(() -> ada.room().localParticipant().setMetadata("m").join()).cause()
                .isInstanceOf(LiveKitException.class);
        assertThat(ada.room().localParticipant().metadata()).isEmpty();
    }

    @Test
    void shouldTellOthersOfMetadataNameAndAttributes() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        ada.room().localParticipant().setMetadata("m").join();
        ada.room().localParticipant().setName("Ada").join();
        ada.room().localParticipant().setAttributes(Map.of("a", "1", "b", "2")).join();
        bob.ask("set", "metadata", "n", "name", "Bob", "attributes", Map.of("c", "3"));

        assertThat(bob.awaitEvent("participant_metadata_changed", event -> isOf(event, "ada")).get("new").getAsString())
                .isEqualTo("m");
        assertThat(bob.awaitEvent("participant_name_changed", event -> isOf(event, "ada")).get("new").getAsString())
                .isEqualTo("Ada");
        bob.awaitEvent("participant_attributes_changed",
                event -> isOf(event, "ada") && event.getAsJsonObject("changed").has("b"));
        RoomEvent.ParticipantMetadataChanged metadata = ada.awaitEvent(RoomEvent.ParticipantMetadataChanged.class,
                event -> event.participant().identity().equals("bob"));
        assertThat(metadata.oldMetadata()).isEmpty();
        assertThat(metadata.newMetadata()).isEqualTo("n");
        assertThat(ada.awaitEvent(RoomEvent.ParticipantAttributesChanged.class,
                event -> event.participant().identity().equals("bob")).changed()).isEqualTo(Map.of("c", "3"));
        assertThat(ada.awaitEvent(RoomEvent.ParticipantNameChanged.class, event -> event.newName().equals("Bob")).participant())
                .isSameAs(ada.awaitParticipant("bob")).extracting(Participant::name).isEqualTo("Bob");
        ada.room().localParticipant().setAttributes(Map.of("a", "")).join();
        await().atMost(Attendee.TIMEOUT)
                .untilAsserted(() -> assertThat(ada.room().localParticipant().attributes()).isEqualTo(Map.of("b", "2")));
    }

    private static boolean isOf(JsonObject event, String identity) {
        return event.get("identity").getAsString().equals(identity);
    }
}
