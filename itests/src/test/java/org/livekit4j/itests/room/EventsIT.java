package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.room.DataPacket;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.TranscriptionSegment;
import org.livekit4j.token.VideoGrant;

/** What the server and others do to a room, as its listeners are told of it. */
class EventsIT {
    @RegisterExtension
    final Meeting meeting = new Meeting();
    private PythonPeer bob;
    private Attendee ada;

    @BeforeEach
    void meet() throws Exception {
        bob = meeting.python("bob");
        ada = meeting.join("ada");
    }

    private void admin(String method, Map<String, Object> request) {
        bob.admin(meeting.server(), method, request);
    }

    @Test
    void shouldTellOfTheRoomsMetadata() {
        admin("update_room_metadata", Map.of("room", meeting.name(), "metadata", "first"));
        ada.awaitEvent(RoomEvent.RoomMetadataChanged.class, event -> event.newMetadata().equals("first"));
        admin("update_room_metadata", Map.of("room", meeting.name(), "metadata", "second"));

        assertThat(
                ada.awaitEvent(RoomEvent.RoomMetadataChanged.class, event -> event.newMetadata().equals("second")).oldMetadata())
                .isEqualTo("first");
        assertThat(ada.room().metadata()).isEqualTo("second");
    }

    @Test
    void shouldTellOfPermissions() {
        admin("update_participant", Map.of("room", meeting.name(), "identity", "ada", "permission",
                Map.of("canSubscribe", true, "canPublish", false, "canPublishData", true)));
        RoomEvent.ParticipantPermissionsChanged changed = ada.awaitEvent(RoomEvent.ParticipantPermissionsChanged.class,
                event -> event.participant().identity().equals("ada"));

        assertThat(changed.permissions().orElseThrow().canPublish()).isFalse();
        assertThat(changed.permissions().orElseThrow().canSubscribe()).isTrue();
        assertThat(ada.room().localParticipant().permissions()).isEqualTo(changed.permissions());
    }

    @Test
    void shouldReceiveDataOfTheServer() {
        // Sent again until it arrives: the server drops what it sends to a participant whose data channel is not open yet.
        await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            admin("send_data", Map.of("room", meeting.name(), "data", "aGk=", "kind", "RELIABLE", "topic", "news"));
            return ada.count(RoomEvent.DataReceived.class) > 0;
        });
        DataPacket packet = ada.awaitEvent(RoomEvent.DataReceived.class).packet();

        assertThat(packet.participantIdentity()).isEmpty();
        assertThat(packet.participant()).isEmpty();
        assertThat(packet.payload()).isEqualTo(new byte[]{'h', 'i'});
        assertThat(packet.topic()).isEqualTo("news");
    }

    @Test
    void shouldExchangeDtmf() {
        // The server announces a participant who publishes nothing within seconds, and the native library drops tones of strangers
        bob.awaitEvent("participant_connected");
        ada.room().localParticipant().publishDtmf(11, "#", List.of()).join();
        bob.ask("dtmf", "code", 5, "digit", "5");

        JsonObject theirs = bob.awaitEvent("sip_dtmf_received");
        assertThat(theirs.get("code").getAsInt()).isEqualTo(11);
        assertThat(theirs.get("digit").getAsString()).isEqualTo("#");
        RoomEvent.DtmfReceived ours = ada.awaitEvent(RoomEvent.DtmfReceived.class);
        assertThat(ours.code()).isEqualTo(5);
        assertThat(ours.digit()).isEqualTo("5");
        assertThat(ours.participant().orElseThrow().identity()).isEqualTo("bob");
    }

    /** The server passes on transcriptions of agents only. */
    @Test
    void shouldSendATranscriptionAsAnAgent() {
        TestServer server = meeting.server();
        String token = server.access().withIdentity("scribe").withKind(ParticipantKind.AGENT)
                .withGrant(VideoGrant.join(meeting.name())).toJwt();
        Attendee scribe = new Attendee(meeting.rooms(), server.url(), token, RoomOptions.DEFAULTS);
        meeting.closing(scribe.room());
        assertThat(scribe.room().localParticipant().kind()).isEqualTo(ParticipantKind.AGENT);
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", 500));
        String sid = scribe.room().localParticipant().publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join().sid();
        bob.awaitEvent("track_published");
        scribe.room().localParticipant().publishTranscription(
                new Transcription("scribe", sid, List.of(new TranscriptionSegment("1", "a long tone", 0, 1, "en", true)))).join();
        JsonObject read = bob.awaitEvent("transcription_received");

        assertThat(read.get("identity").getAsString()).isEqualTo("scribe");
        assertThat(read.getAsJsonArray("texts").get(0).getAsString()).isEqualTo("a long tone");
        assertThat(read.getAsJsonArray("final").get(0).getAsBoolean()).isTrue();
    }

    @Test
    void shouldHearWhoSpeaks() {
        bob.ask("publish_tone", "name", "tone", "hertz", 300);
        RoomEvent.ActiveSpeakersChanged speaking = ada.awaitEvent(RoomEvent.ActiveSpeakersChanged.class,
                event -> !event.speakers().isEmpty());

        assertThat(speaking.speakers()).extracting(speaker -> speaker.identity()).containsExactly("bob");
    }

    @Test
    void shouldCountWhatIsSent() {
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", 500));
        ada.room().localParticipant().publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
        bob.ask("hear", "name", "tone");

        assertThat(ada.room().statistics().join().publisher())
                .anySatisfy(report -> {
                    assertThat(report.type()).isEqualTo("outbound-rtp");
                    assertThat((Long) report.values().get("packetsSent")).isPositive();
                });
        assertThat(tone.track().statistics().join()).isNotEmpty();
    }
}
