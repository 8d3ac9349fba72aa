package org.livekit4j.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.livekit4j.demo.RoomAccess;

class RunTokensTest {
    private static final String URL = "ws://127.0.0.1:7880";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void shouldTakeTheTokenWhenOneIsGiven() {
        RunTokens runTokens = RunTokens.of(new RoomAccess.ByToken(URL, "abc"));

        assertThat(runTokens).isEqualTo(new RunTokens(URL, "abc", Optional.empty()));
    }

    @Test
    void shouldAdmitTwoToTheRoomWhenThereIsAWitness() throws ParseException {
        RunTokens runTokens = RunTokens.of(new RoomAccess.ByKey(URL, "key", SECRET, "hall", "me", true));

        assertThat(SignedJWT.parse(runTokens.token()).getJWTClaimsSet().getSubject()).isEqualTo("me");
        assertThat(SignedJWT.parse(runTokens.witness().orElseThrow()).getJWTClaimsSet().getSubject()).isEqualTo("me-witness");
        assertThat(SignedJWT.parse(runTokens.token()).getJWTClaimsSet().getJSONObjectClaim("video")).containsEntry("room", "hall")
                .containsEntry("roomJoin", true);
    }

    @Test
    void shouldRefuseTheSecretWithoutNamingItWhenItIsShort() {
        assertThatIllegalArgumentException().isThrownBy(() -> RunTokens.of(new RoomAccess.ByKey(URL, "key", "hush", "hall", "me",
                false))).withMessageContaining("secret").withMessageNotContaining("hush");
    }

    @Test
    void shouldHideSecretsWhenItBecomesText() {
        RoomAccess.ByKey byKey = new RoomAccess.ByKey(URL, "key", SECRET, "hall", "me", true);
        RunTokens runTokens = RunTokens.of(byKey);

        assertThat(byKey.toString()).doesNotContain(SECRET);
        assertThat(new RoomAccess.ByToken(URL, "abc").toString()).doesNotContain("abc");
        assertThat(runTokens.toString()).doesNotContain(runTokens.token());
        assertThat(runTokens.redact("at " + URL + "?a=" + runTokens.token() + "&b=" + runTokens.witness().get()))
                .isEqualTo("at " + URL + "?a=<redacted>&b=<redacted>");
    }
}
