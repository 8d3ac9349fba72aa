package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.LiveKit;
import org.livekit4j.room.DataEncryption;
import org.livekit4j.room.DataPacket;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.TextStreamOptions;

/** Data that only those get who have the key, and what is known of its encryption. */
class EncryptedDataIT {
    private static final EncryptionOptions KEY = EncryptionOptions.ofPassphrase("the key");

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private Attendee join(String identity, EncryptionOptions encryption) {
        return meeting.join(identity, RoomOptions.DEFAULTS.withEncryption(encryption));
    }

    private void publish(Attendee from) {
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "tone", 700));
        from.room().localParticipant().publishTrack(sender.track(), TrackPublishOptions.DEFAULTS).join();
    }

    private static void send(Attendee from, String topic) {
        from.room().localParticipant().publishData(new byte[]{1}, DataPublishOptions.DEFAULTS.withTopic(topic)).join();
    }

    private static DataPacket awaitPacket(Attendee at, String topic) {
        return at.awaitEvent(RoomEvent.DataReceived.class, event -> event.packet().topic().equals(topic)).packet();
    }

    private static List<String> topics(Attendee at) {
        return at.events().stream().filter(RoomEvent.DataReceived.class::isInstance)
                .map(event -> ((RoomEvent.DataReceived) event).packet().topic()).toList();
    }

    @Test
    void shouldArriveAtThoseOnlyWhoHaveTheKey() {
        Attendee ada = join("ada", KEY);
        Attendee bob = join("bob", KEY);
        Attendee wrong = join("wrong", EncryptionOptions.ofPassphrase("another key").withRatchetWindowSize(0));
        Attendee none = meeting.join("none");
        publish(ada);
        for (Attendee at : List.of(bob, wrong, none)) {
            at.awaitPublication("tone");
        }
        publishPlainly(none);
        send(ada, "secret");
        assertThat(awaitPacket(bob, "secret").encryption()).isEqualTo(DataEncryption.ENCRYPTED);
        send(none, "plain"); // what was sent before has had its time
        assertThat(awaitPacket(bob, "plain").encryption()).isEqualTo(DataEncryption.UNKNOWN);
        assertThat(awaitPacket(wrong, "plain").encryption()).isEqualTo(DataEncryption.UNKNOWN);
        assertThat(topics(wrong)).containsExactly("plain");
        assertThat(topics(none)).isEmpty();
    }

    /** So that the others know it. */
    private void publishPlainly(Attendee from) {
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "plain tone", 500));
        from.room().localParticipant().publishTrack(sender.track(), TrackPublishOptions.DEFAULTS).join();
    }

    @Test
    void shouldKnowOfThoseWhoWereThereBefore() {
        Attendee ada = join("ada", KEY);
        publish(ada);
        Attendee bob = join("bob", KEY);
        assertThat(bob.awaitParticipant("ada").encrypted()).isTrue();
        bob.awaitAudio("tone");
        ada.awaitParticipant("bob");
        send(ada, "secret");
        assertThat(awaitPacket(bob, "secret").encryption()).isEqualTo(DataEncryption.ENCRYPTED);
        ada.room().encryption().orElseThrow().setEnabled(false); // of media
        send(ada, "still secret");
        assertThat(awaitPacket(bob, "still secret").encryption()).isEqualTo(DataEncryption.ENCRYPTED);
    }

    @Test
    void shouldDeliverTextsAndFilesToThoseOnlyWhoHaveTheKey() throws Exception {
        Attendee ada = join("ada", KEY);
        List<Attendee> receivers = List.of(join("bob", KEY), meeting.join("none"),
                join("wrong", EncryptionOptions.ofPassphrase("another key").withRatchetWindowSize(0)));
        List<StreamLog> logs = receivers.stream().map(receiver -> StreamLog.of(receiver.room(), "secret")).toList();
        for (Attendee receiver : receivers) {
            ada.awaitParticipant(receiver.room().localParticipant().identity());
        }
        String text = "a secret ".repeat(10_000);
        LiveKit.await(ada.room().localParticipant().sendText(text, TextStreamOptions.DEFAULTS.withTopic("secret")));
        LiveKit.await(ada.room().localParticipant().sendBytes(new byte[40_000],
                ByteStreamOptions.DEFAULTS.withTopic("secret")));

        logs.getFirst().await(1);
        assertThat(logs.getFirst().streams()).extracting(StreamLog.Received::failure).containsOnlyNulls();
        assertThat(logs.getFirst().streams()).extracting(stream -> stream.content().length)
                .containsExactlyInAnyOrder(text.length(), 40_000);
        for (StreamLog log : logs.subList(1, 3)) {
            assertThat(log.streams()).allSatisfy(stream -> assertThat(stream.content()).isEmpty());
        }
    }

    @Test
    void shouldArriveFromTheMomentOnThatTheKeyIsThere() throws Exception {
        Attendee ada = join("ada", EncryptionOptions.perParticipant());
        Attendee bob = join("bob", EncryptionOptions.perParticipant());
        Attendee eve = join("eve", EncryptionOptions.perParticipant());
        List.of(ada, eve).forEach(one -> one.room().encryption().orElseThrow().setKey("ada", new byte[]{1, 2, 3, 4}, 0));
        List.of(bob, eve).forEach(one -> one.room().encryption().orElseThrow().setKey("eve", new byte[]{5, 6, 7, 8}, 0));
        List.of(bob, eve).forEach(one -> one.awaitParticipant("ada"));
        List.of(ada, eve).forEach(one -> one.awaitParticipant("bob"));
        List.of(ada, bob).forEach(one -> one.awaitParticipant("eve"));
        send(ada, "early");
        awaitPacket(eve, "early");
        send(eve, "heard");
        awaitPacket(bob, "heard"); // the packet before it has come, too
        bob.room().encryption().orElseThrow().setKey("ada", new byte[]{1, 2, 3, 4}, 0);
        org.awaitility.Awaitility.await().atMost(Attendee.TIMEOUT).until(() -> {
            send(ada, "late");
            return topics(bob).contains("late");
        });
        ada.room().encryption().orElseThrow().ratchetKey("ada", 0);
        send(ada, "ratcheted");

        awaitPacket(bob, "ratcheted");
        assertThat(topics(bob)).startsWith("heard", "late").doesNotContain("early");
    }

    @Test
    void shouldRefuseWhatIsNotKnownToBeEncrypted() {
        Attendee bob = join("bob", KEY.withEncryptedDataOnly(true));
        Attendee none = meeting.join("none");
        Attendee ada = join("ada", KEY);
        publishPlainly(none);
        publish(ada);
        bob.awaitPublication("tone");
        bob.awaitPublication("plain tone");
        none.awaitParticipant("bob");
        send(none, "plain");
        bob.awaitParticipant("ada");
        org.awaitility.Awaitility.await().atMost(Attendee.TIMEOUT)
                .until(() -> bob.room().encryption().orElseThrow().refusedMessages() == 1);
        send(ada, "secret");
        awaitPacket(bob, "secret");
        assertThat(topics(bob)).containsExactly("secret");
    }
}
