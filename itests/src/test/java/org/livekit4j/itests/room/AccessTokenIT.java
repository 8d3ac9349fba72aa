package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.RoomConfiguration;
import org.livekit4j.token.VideoGrant;
import org.livekit4j.track.TrackSource;

/** The real server takes the tokens that are made here, and reads in them what was meant. */
class AccessTokenIT {
    private final String room = "tokens-" + System.nanoTime();
    private final TestServer server = TestServer.shared();
    private PythonPeer peer;

    @BeforeEach
    void startPeer() throws Exception {
        peer = new PythonPeer();
    }

    @AfterEach
    void endPeer() throws Exception {
        peer.close();
    }

    private JsonObject connect(AccessToken token) {
        return peer.ask("connect", "url", server.url(), "token", token.toJwt());
    }

    private AccessToken token() {
        return server.access().withIdentity("ada").withGrant(VideoGrant.join(room));
    }

    private JsonObject admin(String method, Map<String, Object> request) {
        return peer.ask("admin", "url", server.url(), "key", server.apiKey(), "secret", server.apiSecret(), "method", method,
                "request", request);
    }

    @Test
    void shouldBringInWhoItSays() {
        assertThat(connect(token()).get("identity").getAsString()).isEqualTo("ada");
    }

    @Test
    void shouldDescribeParticipantAndRoom() {
        connect(token().withName("Ada").withMetadata("m").withAttributes(Map.of("role", "host")).withRoomConfiguration(
                RoomConfiguration.DEFAULTS.withMaxParticipants(7).withEmptyTimeout(Duration.ofSeconds(11))
                        .withMetadata("of room")));

        JsonObject participant = admin("get_participant", Map.of("room", room, "identity", "ada"));
        assertThat(participant.get("name").getAsString()).isEqualTo("Ada");
        assertThat(participant.get("metadata").getAsString()).isEqualTo("m");
        assertThat(participant.getAsJsonObject("attributes").get("role").getAsString()).isEqualTo("host");
        JsonObject found = admin("list_rooms", Map.of("names", List.of(room))).getAsJsonArray("rooms").get(0).getAsJsonObject();
        assertThat(found.get("maxParticipants").getAsInt()).isEqualTo(7);
        assertThat(found.get("emptyTimeout").getAsInt()).isEqualTo(11);
        assertThat(found.get("metadata").getAsString()).isEqualTo("of room");
    }

    @Test
    void shouldRestrictWhatIsPublished() {
        connect(token().withGrant(VideoGrant.join(room).withCanPublishData(false)
                .withCanPublishSources(List.of(TrackSource.SCREENSHARE, TrackSource.SCREENSHARE_AUDIO))));

        JsonObject permission = admin("get_participant", Map.of("room", room, "identity", "ada")).getAsJsonObject("permission");
        assertThat(permission.has("canPublishData")).isFalse();
        assertThat(permission.get("canSubscribe").getAsBoolean()).isTrue();
        assertThat(permission.getAsJsonArray("canPublishSources").asList()).extracting(source -> source.getAsString())
                .containsExactly("SCREEN_SHARE", "SCREEN_SHARE_AUDIO");
    }

    @Test
    void shouldNotOutliveItsTime() {
        assertThatThrownBy(() -> peer.ask("connect", "url", server.url(), "token", server.expiredToken(room, "ada")))
                .hasMessageContaining("401");
    }

    @Test
    void shouldBeRefusedWhenSignedWithAnotherSecret() {
        AccessToken forged = AccessToken.of(server.apiKey(), "another-secret-another-secret-another").withIdentity("ada")
                .withGrant(VideoGrant.join(room));

        assertThatThrownBy(() -> connect(forged)).hasMessageContaining("401");
    }
}
