package org.livekit4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.ParticipantKindDetail;

class AccessTokenTest {
    private static final String KEY = "APIkey";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final AccessToken TOKEN = AccessToken.of(KEY, SECRET);
    private static final AccessToken JOINING = TOKEN.withIdentity("bot").withGrant(VideoGrant.join("meeting"));

    private static Map<String, Object> claims(AccessToken token) throws Exception {
        return SignedJWT.parse(token.toJwt(NOW)).getPayload().toJSONObject();
    }

    @Test
    void shouldSignWithTheSecretAndNoOther() throws Exception {
        SignedJWT jwt = SignedJWT.parse(JOINING.toJwt());

        assertThat(jwt.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "HS256", "typ", "JWT"));
        assertThat(jwt.verify(new MACVerifier(SECRET))).isTrue();
        assertThat(jwt.verify(new MACVerifier(SECRET.replace('0', '1')))).isFalse();
    }

    @Test
    void shouldNameKeyIdentityRoomAndTimes() throws Exception {
        long now = NOW.getEpochSecond();

        assertThat(claims(JOINING)).isEqualTo(Map.of("iss", KEY, "sub", "bot", "nbf", now, "exp", now + 6 * 3600, "video",
                Map.of("roomJoin", true, "room", "meeting")));
    }

    @Test
    void shouldExpireWhenTold() throws Exception {
        assertThat(claims(JOINING.withTtl(Duration.ofSeconds(90)))).containsEntry("exp", NOW.getEpochSecond() + 90);
    }

    @Test
    void shouldDescribeTheParticipant() throws Exception {
        AccessToken token = JOINING.withName("Ada").withMetadata("{\"a\":1}").withAttributes(Map.of("role", "host"))
                .withKind(ParticipantKind.AGENT).withKindDetails(List.of(ParticipantKindDetail.CLOUD_AGENT));

        assertThat(claims(token)).containsEntry("name", "Ada").containsEntry("metadata", "{\"a\":1}")
                .containsEntry("attributes", Map.of("role", "host")).containsEntry("kind", "agent")
                .containsEntry("kindDetails", List.of("cloud_agent"));
    }

    @Test
    void shouldConfigureTheRoom() throws Exception {
        RoomConfiguration configuration = RoomConfiguration.DEFAULTS.withEmptyTimeout(Duration.ofSeconds(5))
                .withDepartureTimeout(Duration.ofMinutes(1)).withMaxParticipants(7).withMetadata("m").withPlayoutDelayMs(10, 20)
                .withSyncStreams(true).withAgents(List.of(AgentDispatch.of("scribe").withMetadata("job")));

        assertThat(claims(JOINING.withRoomConfiguration(configuration).withRoomPreset("big")))
                .containsEntry("roomPreset", "big").containsEntry("roomConfig",
                        Map.of("emptyTimeout", 5L, "departureTimeout", 60L, "maxParticipants", 7L, "metadata", "m",
                                "minPlayoutDelay", 10L, "maxPlayoutDelay", 20L, "syncStreams", true, "agents",
                                List.of(Map.of("agentName", "scribe", "metadata", "job"))));
    }

    @Test
    void shouldNeedNoIdentityWhenItDoesNotJoin() throws Exception {
        AccessToken token = TOKEN.withGrant(VideoGrant.NONE.withRoomList(true)).withSipGrant(new SipGrant(true, false))
                .withSha256("hash");

        assertThat(claims(token)).doesNotContainKey("sub").containsEntry("video", Map.of("roomList", true))
                .containsEntry("sip", Map.of("admin", true, "call", false)).containsEntry("sha256", "hash");
    }

    @Test
    void shouldLeaveTheOriginalAsItWas() throws Exception {
        JOINING.withName("Ada").withIdentity("other").withTtl(Duration.ofSeconds(1)).withGrant(VideoGrant.NONE);

        assertThat(claims(JOINING)).doesNotContainKey("name").containsEntry("sub", "bot").containsKey("video");
    }

    @Test
    void shouldRefuseToJoinWithoutIdentityOrRoom() {
        assertThatIllegalStateException().isThrownBy(() -> TOKEN.withGrant(VideoGrant.join("meeting")).toJwt())
                .withMessageContaining("identity");
        assertThatIllegalStateException()
                .isThrownBy(() -> TOKEN.withIdentity("bot").withGrant(VideoGrant.NONE.withRoomJoin(true)).toJwt())
                .withMessageContaining("withRoom");
        assertThatIllegalStateException().isThrownBy(() -> TOKEN.withGrant(VideoGrant.NONE.withRoomAdmin(true)).toJwt())
                .withMessageContaining("withRoom");
    }

    @Test
    void shouldRefuseAKeyOrSecretThatIsMissing() {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessToken.of(" ", SECRET)).withMessageContaining("API key");
        assertThatIllegalArgumentException().isThrownBy(() -> AccessToken.of(KEY, null)).withMessageContaining("API secret");
        assertThatIllegalArgumentException().isThrownBy(() -> AccessToken.of(KEY, "")).withMessageContaining("API secret");
    }

    @Test
    void shouldRefuseAShortSecretWithoutShowingIt() {
        String secret = "0123456789abcdef0123456789abcde";

        assertThatIllegalArgumentException().isThrownBy(() -> AccessToken.of(KEY, secret))
                .withMessageContainingAll("31 bytes", "32 or more").withMessageNotContaining(secret);
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> TOKEN.withIdentity("")).withMessageContaining("identity");
        assertThatIllegalArgumentException().isThrownBy(() -> TOKEN.withTtl(Duration.ZERO)).withMessageContaining("PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> TOKEN.withTtl(Duration.ofSeconds(Long.MAX_VALUE)))
                .withMessageContaining("a hundred years at most");
        assertThatIllegalArgumentException().isThrownBy(() -> TOKEN.withTtl(Duration.ofSeconds(Long.MIN_VALUE)));
        assertThatIllegalArgumentException().isThrownBy(() -> VideoGrant.join(" ")).withMessageContaining("room's name");
        assertThatIllegalArgumentException().isThrownBy(() -> RoomConfiguration.DEFAULTS.withPlayoutDelayMs(20, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoomConfiguration.DEFAULTS.withEmptyTimeout(Duration.ofMillis(1_500)));
    }

    @Test
    void shouldHideTheSecretInItsText() {
        assertThat(JOINING.toString()).contains(KEY, "bot", "meeting").doesNotContain(SECRET);
    }
}
