package org.livekit4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServerConfigTest {
    private static final ServerPorts PORTS = new ServerPorts(1001, 1002, 1003);
    private static final ApiKey KEY = new ApiKey("APIkey", "secret-".repeat(5));

    private static String yaml(ServerOptions options) {
        return new ServerConfig(PORTS, KEY, options).yaml();
    }

    @Test
    void shouldNameKeyAndPorts() {
        assertThat(yaml(ServerOptions.DEFAULTS)).contains("\nkeys:\n  'APIkey': '" + KEY.secret() + "'\n")
                .startsWith("port: 1001\n")
                .contains("\n  tcp_port: 0\n", "\n  udp_port: 1003\n", "\nbind_addresses: [\"127.0.0.1\"]\n");
    }

    @Test
    void shouldQuoteTheKeyWhenItWouldMeanSomethingInYaml() {
        ApiKey key = new ApiKey("123", "it's#" + "x".repeat(32));

        assertThat(new ServerConfig(PORTS, key, ServerOptions.DEFAULTS).yaml()).contains("\n  '123': 'it''s#xxx");
    }

    @Test
    void shouldTakeMediaOverTcpOnlyWhenTold() {
        assertThat(yaml(ServerOptions.DEFAULTS.withMediaOverTcp(true))).contains("\n  tcp_port: 1002\n");
    }

    @Test
    void shouldLeaveCodecsToTheServerWhenNoneIsGiven() {
        assertThat(yaml(ServerOptions.DEFAULTS)).doesNotContain("codecs");
    }

    @Test
    void shouldConfigureRooms() {
        ServerOptions options = ServerOptions.DEFAULTS.withEmptyTimeoutSeconds(7).withDepartureTimeoutSeconds(8)
                .withMaxParticipants(9).withEnabledCodecs(List.of("audio/opus", "video/vp8")).withDataTracks(false);

        assertThat(yaml(options)).endsWith("""
                room:
                  empty_timeout: 7
                  departure_timeout: 8
                  max_participants: 9
                  enabled_codecs:
                    - mime: audio/opus
                    - mime: video/vp8
                enable_data_tracks: false
                enable_participant_data_blob: false
                """);
    }

    @Test
    void shouldNameARedisWhenItIsOneOfSeveralServers() {
        assertThat(yaml(ServerOptions.DEFAULTS)).doesNotContain("redis");
        assertThat(yaml(ServerOptions.DEFAULTS.withRedis("127.0.0.1:6379"))).endsWith("\nredis:\n  address: '127.0.0.1:6379'\n");
        assertThatIllegalArgumentException().isThrownBy(() -> ServerOptions.DEFAULTS.withRedis("6379"))
                .withMessageContaining("'6379' is no address");
    }

    @Test
    void shouldRefuseWhatIsNoCodecAndNoLimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerOptions.DEFAULTS.withEnabledCodecs(List.of("vp8\n  x: y")))
                .withMessageContaining("MIME");
        assertThatIllegalArgumentException().isThrownBy(() -> ServerOptions.DEFAULTS.withMaxParticipants(-1))
                .withMessageContaining("maxParticipants is -1");
    }

    @Test
    void shouldKeepTheSecretOutOfTexts() {
        assertThat(new ServerConfig(PORTS, KEY, ServerOptions.DEFAULTS).toString()).contains("APIkey").doesNotContain("secret");
    }
}
