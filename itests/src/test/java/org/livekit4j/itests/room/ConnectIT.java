package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;

/** Joining a room, and the ways in which that fails. */
class ConnectIT {
    private static final RoomOptions IMPATIENT = RoomOptions.DEFAULTS.withJoinRetries(0)
            .withConnectTimeout(Duration.ofSeconds(2));

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private CompletableFuture<Room> connect(String url, String token) {
        return meeting.rooms().connect(url, token, IMPATIENT);
    }

    private static void assertFails(CompletableFuture<Room> room, String message) {
        assertThatThrownBy(() -> room.get(60, TimeUnit.SECONDS)).cause().isInstanceOf(ConnectException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldJoinAndLeave() throws IOException {
        Attendee ada = meeting.join("ada");
        Room room = ada.room();

        assertThat(room.name()).isEqualTo(meeting.name());
        assertThat(room.sid().join()).startsWith("RM_");
        assertThat(room.connectionState()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(room.localParticipant().identity()).isEqualTo("ada");
        assertThat(room.localParticipant().sid()).startsWith("PA_");
        assertThat(room.remoteParticipants()).isEmpty();
        assertThat(room.ended()).isNotDone();
        assertThat(LeftoverThreads.now()).as("what the audit of threads looks for").isNotEmpty();

        room.disconnect().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(room.ended()).isCompletedWithValue(DisconnectReason.CLIENT_INITIATED);
        ada.awaitEvent(RoomEvent.Disconnected.class);
        assertThat(ada.events()).first().isInstanceOf(RoomEvent.Connected.class);
        assertThat(ada.events()).last().isEqualTo(new RoomEvent.Disconnected(DisconnectReason.CLIENT_INITIATED));
        assertThat(room.connectionState()).isEqualTo(ConnectionState.DISCONNECTED);
    }

    @Test
    void shouldMeetWhoIsThereAndWhoComes() throws Exception {
        PythonPeer bob = meeting.python("bob");
        Attendee ada = meeting.join("ada");
        assertThat(ada.room().remoteParticipants()).containsOnlyKeys("bob");
        bob.awaitEvent("participant_connected", event -> event.get("identity").getAsString().equals("ada"));

        Attendee eve = meeting.join("eve");
        assertThat(ada.awaitEvent(RoomEvent.ParticipantConnected.class).participant().identity()).isEqualTo("eve");
        assertThat(eve.room().remoteParticipants()).containsOnlyKeys("ada", "bob");
        assertThat(ada.count(RoomEvent.ParticipantConnected.class)).isOne();
    }

    @Test
    void shouldBeRefusedWithATokenOfAnotherSecret() {
        TestServer forger = new TestServer(meeting.server().url(), meeting.server().apiKey(),
                "another-secret-another-secret-another");

        assertFails(connect(meeting.server().url(), forger.token(meeting.name(), "ada")), "401");
    }

    @Test
    void shouldBeRefusedWithAnExpiredToken() {
        assertFails(connect(meeting.server().url(), meeting.server().expiredToken(meeting.name(), "ada")), "401");
    }

    @Test
    void shouldBeRefusedWithWhatIsNoToken() {
        assertFails(connect(meeting.server().url(), "no token"), "401");
    }

    @Test
    void shouldFailWhenNoServerIsThere() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertFails(connect("ws://127.0.0.1:" + port, meeting.server().token(meeting.name(), "ada")), "refused");
    }

    @Test
    void shouldFailWhenTheServerSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertFails(connect("ws://127.0.0.1:" + silent.getLocalPort(), meeting.server().token(meeting.name(), "ada")), "");
        }
    }

    @Test
    void shouldRefuseWhatIsNoUrl() {
        String token = meeting.server().token(meeting.name(), "ada");

        assertThatIllegalArgumentException().isThrownBy(() -> connect("ftp://127.0.0.1", token)).withMessageContaining("ws");
        assertThatIllegalArgumentException().isThrownBy(() -> connect("", token));
        assertThatIllegalArgumentException().isThrownBy(() -> connect(meeting.server().url(), " "));
    }

    @Test
    void shouldLeaveTheRoomWhenJoiningWasCancelled() {
        Attendee ada = meeting.join("ada");
        CompletableFuture<Room> room = connect(meeting.server().url(), meeting.server().token(meeting.name(), "late"));
        room.cancel(true);

        assertThat(room).isCancelled();
        // Whether the native library was in the room before it was told to leave is a matter of chance; it does not stay.
        Attendee witness = meeting.join("witness");
        await().atMost(Attendee.TIMEOUT).untilAsserted(() -> {
            assertThat(ada.count(RoomEvent.ParticipantConnected.class) - ada.count(RoomEvent.ParticipantDisconnected.class))
                    .isOne();
            assertThat(witness.room().remoteParticipants()).containsOnlyKeys("ada");
        });
    }

    /** The native library leaves the event of the end out in one of five cases. */
    @Test
    void shouldJoinAgainAndAgain() {
        for (int i = 0; i < 25; i++) {
            Attendee ada = meeting.join("ada");
            ada.room().close();
            assertThat(ada.count(RoomEvent.Connected.class)).isOne();
            ada.awaitEvent(RoomEvent.Disconnected.class);
            ada.room().close();
            assertThat(ada.count(RoomEvent.Disconnected.class)).isOne();
        }
    }
}
