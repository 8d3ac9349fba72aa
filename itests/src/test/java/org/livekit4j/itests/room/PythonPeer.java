package org.livekit4j.itests.room;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Map;

/** A participant with LiveKit's Python SDK. It does what {@code peer.py} has a {@code do_} method for. */
final class PythonPeer extends PeerProcess {

    PythonPeer() throws IOException {
        super(PeerEnvironment.command());
    }

    /** Joins a room, as the identity given. */
    PythonPeer join(TestServer server, String room, String identity) {
        ask("connect", "url", server.url(), "token", server.token(room, identity));
        return this;
    }

    /** Joins a room that is encrypted. */
    PythonPeer join(TestServer server, String room, String identity, String passphrase) {
        ask("connect", "url", server.url(), "token", server.token(room, identity), "passphrase", passphrase);
        return this;
    }

    /** Has the server's administrator do something, by the name that RoomService has for it. */
    JsonObject admin(TestServer server, String method, Map<String, Object> request) {
        return ask("admin", "url", server.url(), "key", server.apiKey(), "secret", server.apiSecret(), "method", method,
                "request", request);
    }
}
