package org.livekit4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.ParticipantKindDetail;
import org.livekit4j.room.ParticipantPermissions;
import org.livekit4j.token.TokenVerificationException.Reason;
import org.livekit4j.track.TrackSource;

class TokenVerifierTest {
    private static final String KEY = "APIkey";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final TokenVerifier VERIFIER = TokenVerifier.of(KEY, SECRET);
    private static final AccessToken TOKEN = AccessToken.of(KEY, SECRET).withIdentity("bot").withTtl(Duration.ofMinutes(1));

    private static VerifiedToken verified(AccessToken token) {
        return VERIFIER.verify(token.toJwt(NOW), NOW);
    }

    private static Reason refused(TokenVerifier verifier, String jwt, Instant now) {
        return catchThrowableOfType(TokenVerificationException.class, () -> verifier.verify(jwt, now)).reason();
    }

    @Test
    void shouldReadEverythingWhenTheTokenIsValid() {
        VideoGrant grant = VideoGrant.join("meeting").withRoomAdmin(true).withCanPublishData(false)
                .withCanPublishSources(List.of(TrackSource.SCREENSHARE, TrackSource.MICROPHONE)).withDestinationRoom("other")
                .withCanManageAgentSession(true);
        RoomConfiguration configuration = RoomConfiguration.DEFAULTS.withMaxParticipants(7).withPlayoutDelayMs(1, 2)
                .withName("big").withTags(Map.of("team", "red")).withEgress("{\"room\":{\"audioOnly\":true}}")
                .withEmptyTimeout(Duration.ofSeconds(3)).withAgents(List.of(AgentDispatch.of("scribe").withMetadata("job")
                        .withDeployment("blue").withAttributes(Map.of("a", "b")).withRestartOnFailure(false)));
        VerifiedToken token = verified(TOKEN.withName("Ada").withMetadata("{}").withAttributes(Map.of("role", "host"))
                .withKind(ParticipantKind.AGENT).withKindDetails(List.of(ParticipantKindDetail.SIMULATION)).withGrant(grant)
                .withSipGrant(new SipGrant(true, false)).withAgentGrant(new AgentGrant(false, true))
                .withInferenceGrant(new InferenceGrant(true)).withObservabilityGrant(new ObservabilityGrant(true))
                .withRoomConfiguration(configuration).withRoomPreset("preset").withSha256("hash"));

        assertThat(token.apiKey()).isEqualTo(KEY);
        assertThat(token.identity()).contains("bot");
        assertThat(token.name()).contains("Ada");
        assertThat(token.metadata()).contains("{}");
        assertThat(token.attributes()).isEqualTo(Map.of("role", "host"));
        assertThat(token.kind()).isEqualTo(ParticipantKind.AGENT);
        assertThat(token.kindDetails()).containsExactly(ParticipantKindDetail.SIMULATION);
        assertThat(token.grant()).isEqualTo(grant);
        assertThat(token.sipGrant()).isEqualTo(new SipGrant(true, false));
        assertThat(token.agentGrant()).isEqualTo(new AgentGrant(false, true));
        assertThat(token.inferenceGrant()).isEqualTo(new InferenceGrant(true));
        assertThat(token.observabilityGrant()).isEqualTo(new ObservabilityGrant(true));
        assertThat(token.roomConfiguration()).contains(configuration);
        assertThat(token.roomPreset()).contains("preset");
        assertThat(token.sha256()).contains("hash");
        assertThat(token.notBefore()).contains(NOW);
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void shouldTellWhatAParticipantMayDo() {
        assertThat(verified(TOKEN.withGrant(VideoGrant.join("a"))).grant().permissions())
                .isEqualTo(new ParticipantPermissions(true, true, true, Set.of(), false, false, false, false));
        assertThat(verified(TOKEN.withGrant(VideoGrant.join("a").withCanPublish(false))).grant().permissions())
                .as("data may be published where tracks may be")
                .isEqualTo(new ParticipantPermissions(true, false, false, Set.of(), false, false, false, false));
        assertThat(verified(TOKEN).grant()).isEqualTo(VideoGrant.NONE);
    }

    @Test
    void shouldReadTheAgentsOfARoom() {
        AgentDispatch agent = AgentDispatch.of("scribe").withDeployment("blue").withRestartOnFailure(false);
        VerifiedToken token = verified(TOKEN.withRoomConfiguration(RoomConfiguration.DEFAULTS.withAgents(List.of(agent))));

        assertThat(token.roomConfiguration().orElseThrow().agents()).containsExactly(agent);
        assertThat(agent.restartOnFailure()).isFalse();
        assertThat(agent.deployment()).contains("blue");
        assertThat(agent.metadata()).isEmpty();
    }

    @Test
    void shouldAcceptEachKeyWhenSeveralAreKnown() {
        String other = SECRET.replace('0', '1');
        TokenVerifier both = VERIFIER.withKey("other", other);

        assertThat(both.verify(AccessToken.of("other", other).toJwt(NOW), NOW).apiKey()).isEqualTo("other");
        assertThat(both.verify(TOKEN.toJwt(NOW), NOW).apiKey()).isEqualTo(KEY);
        assertThat(refused(both, AccessToken.of("other", SECRET).toJwt(NOW), NOW)).isEqualTo(Reason.SIGNATURE);
        assertThat(refused(VERIFIER, AccessToken.of("other", other).toJwt(NOW), NOW)).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void shouldAllowForClocksThatDiffer() {
        String jwt = TOKEN.toJwt(NOW);
        Instant end = NOW.plusSeconds(60);

        assertThat(VERIFIER.verify(jwt, NOW.minusSeconds(10)).identity()).contains("bot");
        assertThat(refused(VERIFIER, jwt, NOW.minusSeconds(11))).isEqualTo(Reason.NOT_YET_VALID);
        assertThat(VERIFIER.verify(jwt, end.plusSeconds(10).minusMillis(1)).identity()).contains("bot");
        assertThat(refused(VERIFIER, jwt, end.plusSeconds(10))).isEqualTo(Reason.EXPIRED);
        TokenVerifier exact = VERIFIER.withClockSkew(Duration.ZERO);
        assertThat(refused(exact, jwt, NOW.minusMillis(1))).isEqualTo(Reason.NOT_YET_VALID);
        assertThat(refused(exact, jwt, end)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void shouldAcceptATokenOfNow() {
        assertThat(VERIFIER.verify(TOKEN.toJwt()).identity()).contains("bot");
    }

    @Test
    void shouldRefuseAKeyThatIsUnusableOrASkewThatIsTooLarge() {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenVerifier.of(" ", SECRET)).withMessageContaining("API key");
        assertThatIllegalArgumentException().isThrownBy(() -> VERIFIER.withKey("a", "short")).withMessageContaining("5 bytes")
                .withMessageNotContaining("short;");
        assertThatIllegalArgumentException().isThrownBy(() -> VERIFIER.withClockSkew(Duration.ofHours(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> VERIFIER.withClockSkew(Duration.ofMillis(-1)));
    }

    @Test
    void shouldHideTheSecretInItsText() {
        assertThat(VERIFIER.toString()).contains(KEY).doesNotContain(SECRET);
        assertThat(verified(TOKEN).toString()).contains(KEY, "bot").doesNotContain(TOKEN.toJwt(NOW));
    }
}
