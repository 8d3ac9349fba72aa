package org.livekit4j.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.livekit4j.demo.RoomAccess;

class AdmissionTest {
    private static final String URL = "ws://127.0.0.1:7880";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void shouldTakeTheTokenWhenOneIsGiven() {
        Admission admission = Admission.of(new RoomAccess.ByToken(URL, "abc"));

        assertThat(admission).isEqualTo(new Admission(URL, "abc", Optional.empty()));
    }

    @Test
    void shouldAdmitTwoToTheRoomWhenThereIsAWitness() throws ParseException {
        Admission admission = Admission.of(new RoomAccess.ByKey(URL, "key", SECRET, "hall", "me", true));

        assertThat(SignedJWT.parse(admission.token()).getJWTClaimsSet().getSubject()).isEqualTo("me");
        assertThat(SignedJWT.parse(admission.witness().orElseThrow()).getJWTClaimsSet().getSubject()).isEqualTo("me-witness");
        assertThat(SignedJWT.parse(admission.token()).getJWTClaimsSet().getJSONObjectClaim("video")).containsEntry("room", "hall")
                .containsEntry("roomJoin", true);
    }

    @Test
    void shouldRefuseTheSecretWithoutNamingItWhenItIsShort() {
        assertThatIllegalArgumentException().isThrownBy(() -> Admission.of(new RoomAccess.ByKey(URL, "key", "hush", "hall", "me",
                false))).withMessageContaining("secret").withMessageNotContaining("hush");
    }

    @Test
    void shouldHideSecretsWhenItBecomesText() {
        RoomAccess.ByKey byKey = new RoomAccess.ByKey(URL, "key", SECRET, "hall", "me", true);
        Admission admission = Admission.of(byKey);

        assertThat(byKey.toString()).doesNotContain(SECRET);
        assertThat(new RoomAccess.ByToken(URL, "abc").toString()).doesNotContain("abc");
        assertThat(admission.toString()).doesNotContain(admission.token());
        assertThat(admission.redact("at " + URL + "?a=" + admission.token() + "&b=" + admission.witness().get()))
                .isEqualTo("at " + URL + "?a=[token]&b=[token]");
    }
}
