package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.TrackSource;

/** Participants who go, of their own accord or not, and what goes with them. */
class DepartureIT {
    private static final int OPERATIONS = 500;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private static StreamEnd end(AudioStream stream) {
        return stream.ended().orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static DisconnectReason end(Attendee attendee) {
        DisconnectReason reason = attendee.room().ended().orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(attendee.awaitEvent(RoomEvent.Disconnected.class).reason()).isEqualTo(reason);
        assertThat(attendee.count(RoomEvent.Disconnected.class)).isOne();
        assertThat(attendee.events()).last().isInstanceOf(RoomEvent.Disconnected.class);
        return reason;
    }

    @Test
    void shouldGiveWayToTheSameIdentity() {
        Attendee first = meeting.join("ada");
        Attendee second = meeting.join("ada");

        assertThat(end(first)).isEqualTo(DisconnectReason.DUPLICATE_IDENTITY);
        assertThat(second.room().ended()).isNotDone();
        assertThat(second.room().remoteParticipants()).isEmpty();
    }

    @Test
    void shouldEndStreamsOfWhoLeaves() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        bob.ask("publish_tone", "name", "tone", "hertz", 500);
        AudioStream stream = meeting
                .closing(meeting.audio().openStream(ada.awaitAudio("tone"), AudioStreamOptions.DEFAULTS));
        Senses.hear(stream);
        bob.ask("disconnect");

        assertThat(end(stream)).isEqualTo(StreamEnd.PARTICIPANT_LEFT);
        RoomEvent.ParticipantDisconnected left = ada.awaitEvent(RoomEvent.ParticipantDisconnected.class);
        assertThat(left.participant().identity()).isEqualTo("bob");
        assertThat(left.reason()).isEqualTo(DisconnectReason.CLIENT_INITIATED);
        assertThat(ada.room().remoteParticipants()).isEmpty();
    }

    @Test
    void shouldEndStreamsWhenTheRoomIsLeft() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", 500));
        ada.room().localParticipant().publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
        AudioStream stream = meeting
                .closing(meeting.audio().openStream(bob.awaitAudio("tone"), AudioStreamOptions.DEFAULTS));
        Senses.hear(stream);
        bob.room().close();

        assertThat(end(stream)).isEqualTo(StreamEnd.ROOM_ENDED);
        assertThat(end(bob)).isEqualTo(DisconnectReason.CLIENT_INITIATED);
    }

    @Test
    void shouldSayThatTheServerRemovedIt() throws Exception {
        PythonPeer admin = meeting.python("admin");
        Attendee ada = meeting.join("ada");
        admin.admin(meeting.server(), "remove_participant", Map.of("room", meeting.name(), "identity", "ada"));

        assertThat(end(ada)).isEqualTo(DisconnectReason.PARTICIPANT_REMOVED);
    }

    @Test
    void shouldSayThatTheRoomWasDeleted() throws Exception {
        PythonPeer admin = meeting.python("admin");
        Attendee ada = meeting.join("ada");
        admin.admin(meeting.server(), "delete_room", Map.of("room", meeting.name()));

        assertThat(end(ada)).isEqualTo(DisconnectReason.ROOM_DELETED);
    }

    @Test
    void shouldEndStreamsOfARoomThatTheServerCloses() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        bob.ask("publish_tone", "name", "tone", "hertz", 500);
        AudioStream ofTrack = meeting
                .closing(meeting.audio().openStream(ada.awaitAudio("tone"), AudioStreamOptions.DEFAULTS));
        AudioStream ofParticipant = meeting.closing(meeting.audio().openStream(ada.awaitParticipant("bob"),
                TrackSource.MICROPHONE, AudioStreamOptions.DEFAULTS));
        Senses.hear(ofTrack);
        bob.admin(meeting.server(), "delete_room", Map.of("room", meeting.name()));

        assertThat(end(ofTrack)).isEqualTo(StreamEnd.ROOM_ENDED);
        assertThat(end(ofParticipant)).isEqualTo(StreamEnd.ROOM_ENDED);
    }

    @Test
    void shouldSettleAllThatIsPendingWhenTheRoomEnds() {
        Attendee ada = meeting.join("ada");
        List<CompletableFuture<?>> pending = new ArrayList<>();
        for (int i = 0; i < OPERATIONS; i++) {
            pending.add(switch (i % 4) {
                case 0 -> ada.room().localParticipant().publishData(new byte[10_000], DataPublishOptions.DEFAULTS);
                case 1 -> ada.room().localParticipant().setAttributes(Map.of("a" + i, "b"));
                case 2 -> ada.room().localParticipant().publishDtmf(1, "1", List.of());
                default -> ada.room().statistics();
            });
        }
        ada.room().close();

        for (CompletableFuture<?> operation : pending) {
            assertSettled(operation);
        }
    }

    /** Done, or failed because the room has ended. */
    static void assertSettled(CompletableFuture<?> operation) {
        try {
            operation.orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(LiveKitException.class);
        }
    }

    @Test
    void shouldRefuseWhatIsAskedAfterTheEnd() {
        Attendee ada = meeting.join("ada");
        ada.room().close();

        assertThat(ada.room().localParticipant().publishData(new byte[1], DataPublishOptions.DEFAULTS))
                .failsWithin(Attendee.TIMEOUT)
                .withThrowableThat().withCauseInstanceOf(RoomEndedException.class);
    }

    @Test
    void shouldLeaveFromInsideAListener() {
        Attendee ada = meeting.join("ada");
        ada.room().addListener((room, event) -> {
            if (event instanceof RoomEvent.ParticipantConnected) {
                room.close();
            }
        });
        meeting.join("bob");

        assertThat(end(ada)).isEqualTo(DisconnectReason.CLIENT_INITIATED);
    }
}
