package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.SimulatedScenario;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerOptions;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.TrackSource;

/** What becomes of a room when its connection is lost, and found again. */
class ReconnectIT {
    private static final TrackPublishOptions MICROPHONE = TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE);
    /** The native library tries ten times, seconds apart. */
    private static final Duration GIVES_UP = Duration.ofMinutes(3);

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private LocalTrackPublication publishTone(Attendee attendee) {
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", 500));
        return attendee.room().localParticipant().publishTrack(tone.track(), MICROPHONE).join();
    }

    private void assertHears(Attendee attendee) throws InterruptedException {
        assertThat(Senses.hear(meeting.audio(), attendee.awaitAudio("tone")).peak()).isCloseTo(500, within(15));
    }

    private static void assertReconnectedOnce(Attendee attendee) {
        attendee.awaitEvent(RoomEvent.Reconnected.class);
        assertThat(attendee.room().connectionState()).isEqualTo(ConnectionState.CONNECTED);
        List<Class<?>> seen = attendee.events().stream().<Class<?>>map(Object::getClass)
                .filter(List.of(RoomEvent.Reconnecting.class, RoomEvent.Reconnected.class,
                        RoomEvent.Disconnected.class)::contains)
                .toList();
        assertThat(seen).containsExactly(RoomEvent.Reconnecting.class, RoomEvent.Reconnected.class);
    }

    @Test
    void shouldResumeWhenTheSignalConnectionIsLost() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalTrackPublication publication = publishTone(ada);
        String sid = publication.sid();
        RemoteAudioTrack track = bob.awaitAudio("tone");
        ada.room().simulate(SimulatedScenario.SIGNAL_RECONNECT).join();

        assertReconnectedOnce(ada);
        assertThat(publication.sid()).isEqualTo(sid);
        assertThat(bob.awaitAudio("tone")).isSameAs(track);
        assertHears(bob);
    }

    @Test
    void shouldResumeWhenTheConnectionIsCut() throws Exception {
        try (CuttableProxy proxy = new CuttableProxy(meeting.server().url())) {
            TestServer behind = new TestServer(proxy.url(), meeting.server().apiKey(), meeting.server().apiSecret());
            Attendee ada = meeting.join(behind, "ada", RoomOptions.DEFAULTS);
            Attendee bob = meeting.join("bob");
            LocalTrackPublication publication = publishTone(ada);
            String sid = publication.sid();
            bob.awaitAudio("tone");
            proxy.cut();

            assertReconnectedOnce(ada);
            assertThat(publication.sid()).isEqualTo(sid);
            assertHears(bob);
            assertThat(bob.count(RoomEvent.ParticipantDisconnected.class)).isZero();
            ada.room().close();
        }
    }

    @Test
    void shouldPublishAgainAfterAFullReconnect() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalTrackPublication publication = publishTone(ada);
        String before = publication.sid();
        bob.awaitAudio("tone");
        ada.room().simulate(SimulatedScenario.FULL_RECONNECT).join();

        RoomEvent.LocalTrackRepublished again = ada.awaitEvent(RoomEvent.LocalTrackRepublished.class);
        assertThat(again.publication()).isSameAs(publication);
        assertThat(again.previousSid()).isEqualTo(before);
        ada.awaitEvent(RoomEvent.Reconnected.class);
        assertThat(publication.sid()).isNotEqualTo(before).isEqualTo(publication.track().orElseThrow().sid());
        assertThat(ada.room().localParticipant().trackPublications()).containsOnlyKeys(publication.sid());
        bob.awaitEvent(RoomEvent.TrackSubscribed.class, event -> event.publication().sid().equals(publication.sid()));
        assertHears(bob);
        ada.room().localParticipant().unpublishTrack(publication).join();
        assertThat(ada.room().localParticipant().trackPublications()).isEmpty();
    }

    @Test
    void shouldSayThatStreamsEndBecauseItHasReconnectedInFull() throws Exception {
        PythonPeer bob = meeting.python("bob");
        bob.ask("publish_tone", "name", "tone", "hertz", 500);
        Attendee ada = meeting.join("ada");
        RemoteAudioTrack before = ada.awaitAudio("tone");
        RemoteParticipant stranger = ada.awaitParticipant("bob");
        AudioStream ofTrack = meeting.closing(meeting.audio().openStream(before, AudioStreamOptions.DEFAULTS));
        AudioStream ofParticipant = meeting
                .closing(meeting.audio().openStream(stranger, TrackSource.MICROPHONE, AudioStreamOptions.DEFAULTS));
        Senses.hear(ofTrack);
        ada.room().simulate(SimulatedScenario.FULL_RECONNECT).join();

        for (AudioStream stream : List.of(ofTrack, ofParticipant)) {
            assertThat(stream.ended().orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join())
                    .isEqualTo(StreamEnd.RECONNECTED);
        }
        ada.awaitEvent(RoomEvent.Reconnected.class);
        assertThat(ada.awaitParticipant("bob")).isNotSameAs(stranger);
        assertThat(ada.awaitAudio("tone")).isNotSameAs(before);
        assertHears(ada);
    }

    @Test
    void shouldComeBackWithTheServer() throws Exception {
        try (LiveKitServer server = TestServer.own(ServerOptions.DEFAULTS)) {
            TestServer own = TestServer.of(server);
            Attendee ada = meeting.join(own, "ada", RoomOptions.DEFAULTS);
            LocalTrackPublication publication = publishTone(ada);
            String before = ada.room().sid().join();
            server.kill();
            ada.awaitEvent(RoomEvent.Reconnecting.class);
            assertThat(ada.room().connectionState()).isEqualTo(ConnectionState.RECONNECTING);
            server.restart();
            await().atMost(GIVES_UP).until(() -> ada.count(RoomEvent.Reconnected.class) == 1);

            assertThat(ada.room().connectionState()).isEqualTo(ConnectionState.CONNECTED);
            Attendee bob = meeting.join(own, "bob", RoomOptions.DEFAULTS);
            assertHears(bob);
            assertThat(bob.awaitPublication("tone").sid()).isEqualTo(publication.sid());
            await("the server's new room").atMost(Attendee.TIMEOUT).until(() -> !ada.room().sid().join().equals(before));
            assertThat(ada.room().sid().join()).isEqualTo(bob.room().sid().join());
            bob.room().close();
            ada.room().close();
        }
    }

    @Test
    void shouldEndWhenTheServerDoesNotComeBack() {
        try (LiveKitServer server = TestServer.own(ServerOptions.DEFAULTS)) {
            Attendee ada = meeting.join(TestServer.of(server), "ada", RoomOptions.DEFAULTS);
            server.kill();

            ada.room().ended().orTimeout(GIVES_UP.toSeconds(), TimeUnit.SECONDS).join();
            ada.awaitEvent(RoomEvent.Disconnected.class);
            assertThat(ada.events()).last().isInstanceOf(RoomEvent.Disconnected.class);
            assertThat(ada.count(RoomEvent.Disconnected.class)).isOne();
            assertThat(ada.room().connectionState()).isEqualTo(ConnectionState.DISCONNECTED);
        }
    }
}
