package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerOptions;

/** The server that the tests start, and end. */
class LiveKitServerIT {

    private static boolean answers(LiveKitServer server) {
        try (Socket _ = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).isPresent();
    }

    @Test
    void shouldAnswerUntilItIsClosedAndLeaveNothing() {
        LiveKitServer server = TestServer.own(ServerOptions.DEFAULTS);
        long pid = server.pid();
        Path log = server.log();
        assertThat(answers(server)).isTrue();
        assertThat(log).content().contains("starting LiveKit server");
        server.close();

        assertThat(answers(server)).isFalse();
        assertThat(runs(pid)).isFalse();
        assertThat(log.getParent()).doesNotExist();
        assertThatThrownBy(server::restart).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldComeBackWhereItWasAfterItWasKilled() {
        try (LiveKitServer server = TestServer.own(ServerOptions.DEFAULTS)) {
            long pid = server.pid();
            String url = server.url();
            server.kill();
            assertThat(answers(server)).isFalse();
            assertThat(runs(pid)).isFalse();

            server.restart();
            assertThat(server.url()).isEqualTo(url);
            assertThat(answers(server)).isTrue();
            assertThat(server.pid()).isNotEqualTo(pid);
        }
    }

    @Test
    void shouldRunBesideAnother() {
        try (LiveKitServer one = TestServer.own(ServerOptions.DEFAULTS);
                LiveKitServer other = TestServer.own(ServerOptions.DEFAULTS)) {
            assertThat(one.url()).isNotEqualTo(other.url());
            assertThat(answers(one)).isTrue();
            assertThat(answers(other)).isTrue();
        }
    }
}
