package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKit;
import org.livekit4j.keeper.KeeperOptions;
import org.livekit4j.keeper.OwnedRoomKeeper;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.TokenSources;
import org.livekit4j.token.TokenVerifier;
import org.livekit4j.token.VerifiedToken;
import org.livekit4j.token.VideoGrant;

/** Rooms whose URL and token come from a source, joined on the real server. */
@Timeout(180)
class TokenSourceIT {
    private final TestServer server = TestServer.shared();
    private final String name = "sourced-" + System.nanoTime();
    private final TokenRequest request = TokenRequest.of(name, "ada").withParticipantName("Ada")
            .withParticipantAttributes(Map.of("role", "host"));
    private final TokenSource signed = TokenSources.signed(server.url(),
            server.access().withGrant(VideoGrant.NONE.withRoomJoin(true)));

    @Test
    void shouldJoinWithATokenThatIsSignedHereAndThatTheVerifierAccepts() throws Exception {
        VerifiedToken token = TokenVerifier.of(server.apiKey(), server.apiSecret()).verify(signed.fetch(request).token());
        assertThat(token.identity()).contains("ada");
        try (LiveKit livekit = LiveKit.create(); Room room = livekit.connect(signed, request, RoomOptions.DEFAULTS)) {
            assertThat(room.name()).isEqualTo(token.grant().room().orElseThrow());
            assertThat(room.localParticipant().identity()).isEqualTo("ada");
            assertThat(room.localParticipant().name()).isEqualTo("Ada");
            assertThat(room.localParticipant().attributes()).containsEntry("role", "host");
            assertThat(room.localParticipant().permissions()).contains(token.grant().permissions());
        }
    }

    @Test
    void shouldJoinWithATokenOfAnEndpoint() throws Exception {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/tokens", this::answer);
        http.start();
        URI uri = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/tokens");
        try (LiveKit livekit = LiveKit.create();
                Room room = livekit.connect(TokenSources.caching(TokenSources.endpoint(uri, Map.of("X-Session", "right"))),
                        request, RoomOptions.DEFAULTS)) {
            assertThat(room.name()).isEqualTo(name);
            assertThat(room.localParticipant().identity()).isEqualTo("ada");
            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> livekit.connect(TokenSources.endpoint(uri, Map.of("X-Session", "wrong-session")), request,
                            RoomOptions.DEFAULTS))
                    .withMessageContaining("has answered with HTTP status 403").withMessageNotContaining("wrong-session");
        } finally {
            http.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonObject asked = JsonParser
                    .parseString(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).getAsJsonObject();
            if (!"right".equals(exchange.getRequestHeaders().getFirst("X-Session"))) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            AccessToken token = server.access().withIdentity(asked.get("participant_identity").getAsString())
                    .withGrant(VideoGrant.join(asked.get("room_name").getAsString()));
            JsonObject details = new JsonObject();
            details.addProperty("server_url", server.url());
            details.addProperty("participant_token", token.toJwt());
            byte[] body = details.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void shouldAskTheSourceEachTimeThatAKeeperJoins() {
        List<String> tokens = new CopyOnWriteArrayList<>();
        TokenSource counting = wanted -> {
            ConnectionDetails details = signed.fetch(wanted.withParticipantMetadata("attempt " + (tokens.size() + 1)));
            tokens.add(details.token());
            return details;
        };
        try (LiveKit livekit = LiveKit.create()) {
            OwnedRoomKeeper keeper = livekit.keep(KeeperOptions.of(counting, request));
            await("it is joined").atMost(Attendee.TIMEOUT).until(() -> keeper.room().isPresent());
            Room first = keeper.room().orElseThrow();
            assertThat(first.localParticipant().metadata()).isEqualTo("attempt 1");
            assertThat(keeper.status().server()).isEqualTo(server.url());

            first.close();
            await("it is joined again").atMost(Attendee.TIMEOUT)
                    .until(() -> keeper.room().filter(room -> room != first).isPresent());
            assertThat(keeper.room().orElseThrow().localParticipant().metadata()).isNotEqualTo("attempt 1");
            assertThat(Set.copyOf(tokens)).hasSameSizeAs(tokens);
        }
    }
}
