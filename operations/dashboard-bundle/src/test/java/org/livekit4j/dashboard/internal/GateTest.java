package org.livekit4j.dashboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private final Gate gate = new Gate(4711);
    private final Map<String, String> headers = new HashMap<>(Map.of("Host", "127.0.0.1:4711"));

    private Optional<Integer> refused(boolean secret) {
        return gate.check(headers::get, secret).map(Gate.Refusal::status);
    }

    @Test
    void shouldAdmitWhenThePageIsItsOwn() {
        headers.put("Origin", "http://127.0.0.1:4711");
        headers.put("Sec-Fetch-Site", "same-origin");
        headers.put("Authorization", "Bearer " + gate.token());

        assertThat(refused(true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evil.example", "127.0.0.1", "127.0.0.1:4712", "evil.example:4711", "127.0.0.1:4711.evil.example",
        "localhost:80", "[::1]:4711", "127.0.0.1:4711, evil.example"})
    void shouldRefuseWhenTheHostIsForeign(String host) {
        headers.put("Host", host);
        assertThat(refused(false)).contains(421);
    }

    @Test
    void shouldRefuseWhenThereIsNoHost() {
        headers.clear();
        assertThat(refused(false)).contains(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "http://evil.example", "https://127.0.0.1:4711", "http://localhost:4711", "http://127.0.0.1"})
    void shouldRefuseWhenTheOriginIsForeign(String origin) {
        headers.put("Origin", origin);
        assertThat(refused(false)).contains(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void shouldRefuseWhenTheBrowserSaysThatAnotherSiteAsks(String site) {
        headers.put("Sec-Fetch-Site", site);
        assertThat(refused(false)).contains(403);
    }

    @Test
    void shouldRefuseWhenTheTokenIsWrong() {
        assertThat(refused(true)).contains(401);
        headers.put("Authorization", "Bearer ");
        assertThat(refused(true)).contains(401);
        headers.put("Authorization", gate.token());
        assertThat(refused(true)).contains(401);
        headers.put("Authorization", "Bearer " + gate.token() + "x");
        assertThat(refused(true)).contains(401);
        headers.put("Authorization", "Bearer " + new Gate(4711).token());
        assertThat(refused(true)).contains(401);
    }

    @Test
    void shouldBeHardToGuessWhenItIsAToken() {
        assertThat(gate.token()).matches("[A-Za-z0-9_-]{32}").isNotEqualTo(new Gate(4711).token());
    }
}
