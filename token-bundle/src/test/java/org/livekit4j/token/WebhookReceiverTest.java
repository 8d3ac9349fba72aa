package org.livekit4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.token.TokenVerificationException.Reason;
import org.livekit4j.track.TrackSource;

class WebhookReceiverTest {
    private static final String KEY = "APIkey";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String BODY = """
            {"event":"track_published","id":"EV_1","createdAt":"1772600767","later":[{}],
            "room":{"sid":"RM_1","name":"meeting","metadata":"m","numParticipants":2,"creationTimeMs":"1772600767000"},
            "participant":{"sid":"PA_1","identity":"ada","name":"Ada","kind":"AGENT","attributes":{"role":"host"},
            "disconnectReason":"CLIENT_INITIATED","permission":{"canPublish":true}},
            "track":{"sid":"TR_1","type":"VIDEO","name":"cam","source":"SCREEN_SHARE","mimeType":"video/vp8","width":640}}""";
    private static final WebhookReceiver RECEIVER = WebhookReceiver.of(TokenVerifier.of(KEY, SECRET));

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(String body) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String sign(String body) {
        return AccessToken.of(KEY, SECRET).withTtl(Duration.ofMinutes(5)).withSha256(hash(body)).toJwt();
    }

    private static WebhookEvent received(String body) {
        return RECEIVER.receive(bytes(body), sign(body));
    }

    private static void assertRefused(String body, String authorization, Reason reason) {
        TokenVerificationException refusal = catchThrowableOfType(TokenVerificationException.class,
                () -> RECEIVER.receive(bytes(body), authorization));
        assertThat(refusal).isNotNull().hasNoCause();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.getMessage()).doesNotContain(SECRET).doesNotContain("meeting").doesNotContain("eyJ");
    }

    @Test
    void shouldReadTheEventWhenItIsSigned() {
        WebhookEvent event = received(BODY);

        assertThat(event.name()).isEqualTo(WebhookEvent.TRACK_PUBLISHED);
        assertThat(event.id()).isEqualTo("EV_1");
        assertThat(event.createdAt()).isEqualTo(Instant.ofEpochSecond(1_772_600_767));
        assertThat(event.room()).contains(new WebhookEvent.Room("meeting", "RM_1", "m", 2));
        assertThat(event.participant()).contains(new WebhookEvent.Participant("ada", "PA_1", "Ada", ParticipantKind.AGENT, "",
                Map.of("role", "host"), DisconnectReason.CLIENT_INITIATED));
        assertThat(event.track())
                .contains(new WebhookEvent.Track("TR_1", "cam", "VIDEO", TrackSource.SCREENSHARE, "video/vp8", false));
        assertThat(event.json()).isEqualTo(BODY);
        assertThat(event.toString()).contains("ada").doesNotContain("later");
    }

    @Test
    void shouldKeepTheNameWhenTheEventIsOfALaterServer() {
        WebhookEvent event = received("{\"event\":\"room_danced\",\"room\":null,\"egressInfo\":{\"egressId\":\"EG_1\"},"
                + "\"ingressInfo\":{\"ingressId\":\"IN_1\"},\"createdAt\":1772600767}");

        assertThat(event.name()).isEqualTo("room_danced");
        assertThat(event.room()).isEmpty();
        assertThat(event.participant()).isEmpty();
        assertThat(event.egressId()).contains("EG_1");
        assertThat(event.ingressId()).contains("IN_1");
        assertThat(event.createdAt()).isEqualTo(Instant.ofEpochSecond(1_772_600_767));
    }

    @Test
    void shouldReadWhatIsLeftOutAsItsDefault() {
        WebhookEvent event = received("{\"room\":{},\"participant\":{},\"track\":{}}");

        assertThat(event.name()).isEmpty();
        assertThat(event.createdAt()).isEqualTo(Instant.EPOCH);
        assertThat(event.room()).contains(new WebhookEvent.Room("", "", "", 0));
        assertThat(event.participant().orElseThrow().disconnectReason()).isEqualTo(DisconnectReason.UNKNOWN);
        assertThat(event.track()).contains(new WebhookEvent.Track("", "", "AUDIO", TrackSource.UNKNOWN, "", false));
    }

    @Test
    void shouldAcceptTheTokenWhenBearerIsBeforeIt() {
        assertThat(RECEIVER.receive(bytes(BODY), "Bearer " + sign(BODY)).id()).isEqualTo("EV_1");
        assertThat(RECEIVER.receive(bytes(BODY), "bearer   " + sign(BODY) + " ").id()).isEqualTo("EV_1");
    }

    @Test
    void shouldRefuseTheBodyWhenItWasChanged() {
        String authorization = sign(BODY);

        assertRefused(BODY.replace("ada", "eve"), authorization, Reason.BODY);
        assertRefused(BODY + " ", authorization, Reason.BODY);
        assertRefused("", authorization, Reason.BODY);
        for (int i = 0; i < BODY.length(); i++) {
            assertRefused(BODY.substring(0, i) + (char) (BODY.charAt(i) ^ 1) + BODY.substring(i + 1), authorization, Reason.BODY);
        }
    }

    @Test
    void shouldRefuseTheRequestWhenItIsNotSigned() {
        assertRefused(BODY, null, Reason.MALFORMED);
        assertRefused(BODY, "", Reason.MALFORMED);
        assertRefused(BODY, "Bearer ", Reason.MALFORMED);
        assertRefused(BODY, "Basic YTpi", Reason.MALFORMED);
        AccessToken plain = AccessToken.of(KEY, SECRET);
        assertRefused(BODY, plain.toJwt(), Reason.BODY);
        assertRefused(BODY, plain.withSha256("a").toJwt(), Reason.BODY);
        assertRefused(BODY, plain.withSha256(hash(BODY).toLowerCase(Locale.ROOT)).toJwt(), Reason.BODY);
        assertRefused(BODY, plain.withSha256(hash(BODY)).toJwt(Instant.EPOCH), Reason.EXPIRED);
        assertRefused(BODY, AccessToken.of("other", SECRET).withSha256(hash(BODY)).toJwt(), Reason.UNKNOWN_KEY);
        assertRefused(BODY, AccessToken.of(KEY, SECRET.replace('0', '1')).withSha256(hash(BODY)).toJwt(), Reason.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "1", "\"event\"", "{", "{\"event\":1}", "{\"event\":{}}", "{\"room\":[]}",
        "{\"room\":{\"name\":1}}", "{\"room\":{\"numParticipants\":\"many\"}}", "{\"createdAt\":\"yesterday\"}",
        "{\"createdAt\":99999999999999}", "{\"participant\":\"ada\"}", "{\"participant\":{\"attributes\":{\"a\":{}}}}",
        "{\"track\":{\"muted\":\"no\"}}", "{\"egressInfo\":{\"egressId\":[]}}", "\u0000"})
    void shouldRefuseTheBodyWhenItIsSignedButNoEvent(String body) {
        assertRefused(body, sign(body), Reason.BODY);
    }
}
