package org.livekit4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "host:7880", "ftp://host", "ws:", "ws://", "ws:host", "ws:///path", "ws://:7880",
        "ws://a@",
        "wss://a b", "ws://host:port"})
    void shouldRefuseWithoutShowingItWhenItIsNoServers(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerUrl.parse(url)).withMessage(
                "url must begin with ws://, wss://, http:// or https:// and name a host, such as wss://example.com");
    }

    @ParameterizedTest
    @CsvSource({"ws://host, ws://host", "WSS://host:7880/path?token=abc, WSS://host:7880", "http://ada:pw@host/, http://host",
        "https://[::1]:443, https://[::1]:443", "ws://[::1], ws://[::1]", "ws://live_kit:7880, ws://live_kit:7880"})
    void shouldShowSchemeHostAndPortWhenItIsAServers(String url, String shown) {
        assertThat(ServerUrl.origin(ServerUrl.parse(url))).isEqualTo(shown);
    }
}
