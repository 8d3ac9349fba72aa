package org.livekit4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerEndpointTest {
    private static final ApiKey KEY = ApiKey.random();

    @Test
    void shouldMakeAnotherKeyEachTime() {
        assertThat(ApiKey.random()).isNotEqualTo(ApiKey.random());
    }

    @Test
    void shouldSayWhichPortWhenItIsInUse() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, ServerPorts.LOOPBACK)) {
            ServerEndpoint endpoint = new ServerEndpoint(socket.getLocalPort(), KEY);

            assertThatExceptionOfType(ServerException.class).isThrownBy(endpoint::requireFree)
                    .withMessage("port " + socket.getLocalPort() + " is in use");
        }
    }

    @Test
    void shouldTakeAnyPortWhenItIsZero() {
        assertThatNoException().isThrownBy(new ServerEndpoint(0, KEY)::requireFree);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void shouldRefuseWhatIsNoPort(int port) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerEndpoint(port, KEY))
                .withMessageContaining("port is " + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush-hush", "hush hush hush hush hush hush hush", "hush\nhush", ""})
    void shouldRefuseASecretWithoutShowingItWhenItIsShortOrNotPrintable(String secret) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiKey("key", secret))
                .withMessageStartingWith("the API secret ")
                .withMessageNotContaining("hush");
    }
}
