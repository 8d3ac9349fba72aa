package org.livekit4j.dashboard.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    private final Admission admission = admission(false);
    private final Asked asked = new Asked();

    @BeforeAll
    static void install() {
        TestRealm.install();
    }

    private static Admission admission(boolean plainHttp) {
        return new Admission(Set.of("dash.example.com"), Set.of("admin", "manager"), plainHttp,
                new Logins(TestRealm.REALM, InstantSource.system()));
    }

    private Optional<Integer> refused() {
        return admission.check(asked.request()).map(Admission.Refusal::status);
    }

    @Test
    void shouldAdmitWhenTheUserHasARole() {
        assertThat(refused()).isEmpty();
        asked.headers.put("Sec-Fetch-Site", "same-origin");
        assertThat(refused()).isEmpty();
    }

    @Test
    void shouldAskForThePasswordWhenThereIsNone() {
        asked.headers.remove("Authorization");
        assertThat(refused()).contains(401);
        asked.headers.put("Authorization", TestRealm.header("ada", "wrong"));
        assertThat(refused()).contains(401);
    }

    @Test
    void shouldRefuseWhenTheUserHasNoneOfTheRoles() {
        asked.headers.put("Authorization", TestRealm.header("bob"));
        assertThat(refused()).contains(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "192.168.1.20", "dash.example.com", "DASH.example.com"})
    void shouldServeWhenTheHostIsItsOwn(String host) {
        asked.answers.put("getServerName", host);
        assertThat(refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "dash.example.com.evil.example", "127.0.0.1.evil.example", "0x7f000001", ""})
    void shouldRefuseWhenTheHostIsForeign(String host) {
        asked.answers.put("getServerName", host);
        asked.headers.remove("Authorization");

        assertThat(admission.check(asked.request())).hasValueSatisfying(refusal -> {
            assertThat(refusal.status()).isEqualTo(421);
            assertThat(refusal.text()).contains("property hosts").doesNotContain("evil");
        });
    }

    @ParameterizedTest
    @CsvSource({"Origin, null", "Origin, http://evil.example", "Origin, http://127.0.0.1:8182", "Origin, http://127.0.0.1",
        "Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site"})
    void shouldRefuseWhenAPageOfAnotherOriginAsks(String header, String value) {
        asked.headers.put(header, value);
        assertThat(refused()).contains(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8181", "https://127.0.0.1:8181"})
    void shouldAdmitWhenTheOriginIsItsOwn(String origin) {
        asked.headers.put("Origin", origin);
        assertThat(refused()).isEmpty();
    }

    @Test
    void shouldAdmitWhenALinkOfAnotherPageIsFollowed() {
        asked.headers.put("Sec-Fetch-Site", "cross-site");
        asked.headers.put("Sec-Fetch-Mode", "navigate");
        asked.headers.put("Sec-Fetch-Dest", "iframe");
        assertThat(refused()).contains(403);
        asked.headers.put("Sec-Fetch-Dest", "document");
        assertThat(refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.7", "2001:db8::1", "unknown"})
    void shouldNotAskForAPasswordWhenItWouldBeReadableOnItsWay(String address) {
        asked.answers.put("getRemoteAddr", address);
        asked.headers.remove("Authorization");
        assertThat(refused()).contains(403);

        asked.answers.put("isSecure", true);
        assertThat(refused()).contains(401);
        asked.answers.put("isSecure", false);
        assertThat(admission(true).check(asked.request())).map(Admission.Refusal::status).contains(401);
    }

    @Test
    void shouldTellLoopbackWhenItIsThatOfIpv6() {
        asked.answers.put("getRemoteAddr", "[0:0:0:0:0:0:0:1]");
        assertThat(refused()).isEmpty();
    }
}
