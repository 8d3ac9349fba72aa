package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKit;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.room.Room;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerOptions;
import org.livekit4j.token.TokenVerificationException;
import org.livekit4j.token.TokenVerificationException.Reason;
import org.livekit4j.token.TokenVerifier;
import org.livekit4j.token.WebhookEvent;
import org.livekit4j.token.WebhookReceiver;
import org.livekit4j.track.LocalAudioTrack;

/** The webhooks of the real server are verified and read. */
@Timeout(180)
class WebhookIT {
    private static final String ROOM = "hooked";

    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private HttpServer http;
    private LiveKitServer server;
    private WebhookReceiver receiver;

    /** A request of the server. */
    private record Hook(byte[] body, String authorization) {}

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/hooks", this::receive);
        http.start();
        server = TestServer.own(ServerOptions.DEFAULTS
                .withWebhookUrls(List.of("http://127.0.0.1:" + http.getAddress().getPort() + "/hooks")));
        receiver = WebhookReceiver.of(TokenVerifier.of(server.apiKey(), server.apiSecret()));
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
        http.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            hooks.add(new Hook(exchange.getRequestBody().readAllBytes(),
                    exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private Optional<WebhookEvent> event(String name) {
        return hooks.stream().map(hook -> receiver.receive(hook.body(), hook.authorization()))
                .filter(event -> event.name().equals(name)).findFirst();
    }

    private WebhookEvent awaitEvent(String name) {
        await(name).atMost(Attendee.TIMEOUT).until(() -> event(name).isPresent());
        return event(name).orElseThrow();
    }

    @Test
    void shouldReadWhatTheServerSendsAndRefuseWhatWasChanged() throws Exception {
        try (LiveKit livekit = LiveKit.create();
                Room room = livekit.connect(server.url(), TestServer.of(server).token(ROOM, "ada"));
                AudioSource source = livekit.audio().createSource(AudioSourceOptions.of(48_000, 1));
                LocalAudioTrack track = livekit.audio().createTrack("voice", source)) {
            String sid = LiveKit.await(room.localParticipant().publishTrack(track, TrackPublishOptions.speech())).sid();

            WebhookEvent started = awaitEvent(WebhookEvent.ROOM_STARTED);
            assertThat(started.room().orElseThrow().name()).isEqualTo(ROOM);
            assertThat(started.room().orElseThrow().sid()).isEqualTo(LiveKit.await(room.sid()));
            assertThat(started.id()).isNotEmpty();
            assertThat(started.createdAt().getEpochSecond()).isPositive();
            WebhookEvent.Participant joined = awaitEvent(WebhookEvent.PARTICIPANT_JOINED).participant().orElseThrow();
            assertThat(joined.identity()).isEqualTo("ada");
            assertThat(joined.name()).isEqualTo("ada");
            assertThat(joined.sid()).startsWith("PA_");
            WebhookEvent.Track published = awaitEvent(WebhookEvent.TRACK_PUBLISHED).track().orElseThrow();
            assertThat(published.sid()).isEqualTo(sid);
            assertThat(published.type()).isEqualTo("AUDIO");
            assertThat(published.name()).isEqualTo("voice");
        }
        assertThat(awaitEvent(WebhookEvent.PARTICIPANT_LEFT).participant().orElseThrow().identity()).isEqualTo("ada");

        Hook hook = hooks.getFirst();
        byte[] changed = new String(hook.body(), StandardCharsets.UTF_8).replace(ROOM, "others").getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(TokenVerificationException.class)
                .isThrownBy(() -> receiver.receive(changed, hook.authorization()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.BODY));
        assertThatExceptionOfType(TokenVerificationException.class)
                .isThrownBy(() -> WebhookReceiver.of(TokenVerifier.of(server.apiKey(), server.apiSecret().replaceAll(".", "x")))
                        .receive(hook.body(), hook.authorization()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.SIGNATURE));
    }
}
