package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server and the Python peer work as the other tests of rooms take them to: two Python peers meet. */
class PythonPeersIT {
    private final String room = "python-" + System.nanoTime();
    private final List<PythonPeer> peers = new ArrayList<>();
    private PythonPeer ada;
    private PythonPeer bob;

    @BeforeEach
    void meet() throws IOException {
        TestServer server = TestServer.shared();
        ada = start().join(server, room, "ada");
        bob = start().join(server, room, "bob");
    }

    private PythonPeer start() throws IOException {
        PythonPeer peer = new PythonPeer();
        peers.add(peer);
        return peer;
    }

    @AfterEach
    void part() throws Exception {
        for (PythonPeer peer : peers) {
            peer.close();
        }
    }

    @Test
    void shouldHearEachOther() {
        ada.ask("publish_tone", "name", "tone", "hertz", 700);
        JsonObject heard = bob.ask("hear", "name", "tone");

        assertThat(heard.get("hertz").getAsDouble()).isCloseTo(700, within(15.0));
    }

    @Test
    void shouldSeeEachOther() {
        ada.ask("publish_picture", "name", "picture", "width", 320, "height", 180, "colour", List.of(0, 0, 255));
        JsonObject seen = bob.ask("see", "name", "picture");

        assertThat(seen.get("width").getAsInt()).isEqualTo(320);
        assertThat(seen.get("height").getAsInt()).isEqualTo(180);
        assertThat(seen.getAsJsonArray("colour").get(2).getAsInt()).isGreaterThan(200);
    }

    @Test
    void shouldSendData() {
        ada.ask("send_data", "payload", "aGVsbG8=", "topic", "greeting", "to", List.of("bob"));
        JsonObject data = bob.awaitEvent("data_received");

        assertThat(data.get("payload").getAsString()).isEqualTo("aGVsbG8=");
        assertThat(data.get("topic").getAsString()).isEqualTo("greeting");
        assertThat(data.get("identity").getAsString()).isEqualTo("ada");
    }

    @Test
    void shouldCallEachOther() {
        bob.ask("offer", "method", "echo", "behaviour", Map.of("do", "echo"));
        bob.ask("offer", "method", "no", "behaviour", Map.of("do", "error", "code", 42, "message", "no", "data", "never"));

        assertThat(ada.ask("call", "to", "bob", "method", "echo", "payload", "hi").get("payload").getAsString())
                .isEqualTo("hi");
        assertThat(ada.ask("call", "to", "bob", "method", "no", "payload", "").get("code").getAsInt()).isEqualTo(42);
    }
}
