package org.livekit4j.token.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.TokenRequest;

/** A server that says what a test wants it to say. */
@Timeout(60)
class EndpointSourceTest {
    private static final String HIDDEN = "hidden-value";
    private static final String RIGHT = "{\"server_url\":\"wss://host.example\",\"participant_token\":\"the-token\",\"a\":[1]}";

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private EndpointSource source(Duration timeout) {
        return new EndpointSource(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/tokens?key=" + HIDDEN),
                Map.of("Authorization", "Bearer " + HIDDEN), timeout);
    }

    private EndpointSource source() {
        return source(Duration.ofSeconds(30));
    }

    /** Answers one request with this, and then closes the connection; the request is the future's value. */
    private CompletableFuture<String> answer(String answer) {
        CompletableFuture<String> request = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try (Socket connection = server.accept()) {
                request.complete(read(connection));
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                connection.getOutputStream().flush();
            } catch (IOException e) {
                request.completeExceptionally(e);
            }
        });
        return request;
    }

    private static String read(Socket connection) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!isWhole(request.toString())) {
            int next = connection.getInputStream().read();
            if (next < 0) {
                break;
            }
            request.append((char) next);
        }
        return request.toString();
    }

    private static boolean isWhole(String request) {
        int end = request.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        String length = request.replaceAll("(?is).*?content-length: *(\\d+).*", "$1");
        return request.length() >= end + 4 + (length.equals(request) ? 0 : Integer.parseInt(length));
    }

    private static String http(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "201 Created"})
    void shouldAskAsLiveKitsClientsDo(String status) throws Exception {
        CompletableFuture<String> asked = answer(http(status, RIGHT));

        ConnectionDetails details = source().fetch(TokenRequest.of("hall", "ada").withParticipantName("Ada")
                .withParticipantMetadata("m").withParticipantAttributes(Map.of("role", "host")).withAgentName("scribe")
                .withAgentMetadata("job").withAgentDeployment("blue"));

        assertThat(details).isEqualTo(new ConnectionDetails("wss://host.example", "the-token"));
        assertThat(asked.join()).startsWith("POST /tokens?key=" + HIDDEN + " HTTP/1.1\r\n")
                .contains("Authorization: Bearer " + HIDDEN + "\r\n", "Content-Type: application/json\r\n").endsWith(
                        "{\"room_name\":\"hall\",\"participant_identity\":\"ada\",\"participant_name\":\"Ada\","
                                + "\"participant_metadata\":\"m\",\"participant_attributes\":{\"role\":\"host\"},\"room_config\":"
                                + "{\"agents\":[{\"agent_name\":\"scribe\",\"metadata\":\"job\",\"deployment\":\"blue\"}]}}");
    }

    @Test
    void shouldAskForNothingInParticularWhenTheRequestIsEmpty() throws Exception {
        CompletableFuture<String> asked = answer(
                http("200 OK", "{\"serverUrl\":\"wss://host.example\",\"participantToken\":\"the-token\"}"));

        assertThat(source().fetch(TokenRequest.DEFAULTS).token()).isEqualTo("the-token");
        assertThat(asked.join()).endsWith("\r\n\r\n{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"301 Moved Permanently", "302 Found", "307 Temporary Redirect", "400 Bad Request", "401 Unauthorized",
        "404 Not Found", "500 Internal Server Error", "503 Service Unavailable"})
    void shouldFailWithTheStatusWhenItIsNoSuccess(String status) {
        answer(http(status + "\r\nLocation: http://127.0.0.1:" + server.getLocalPort() + "/other", RIGHT));

        refused("has answered with HTTP status " + status.substring(0, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "{", "<html>", "{}", "{\"server_url\":\"wss://host.example\"}",
        "{\"participant_token\":\"the-token\"}", "{\"server_url\":null,\"participant_token\":\"the-token\"}",
        "{\"server_url\":1,\"participant_token\":\"the-token\"}",
        "{\"server_url\":\"ftp://host\",\"participant_token\":\"the-token\"}",
        "{\"server_url\":\"wss://a b\",\"participant_token\":\"the-token\"}",
        "{\"server_url\":\"wss://host.example\",\"participant_token\":\"\"}",
        "{\"server_url\":\"wss://host.example\",\"participant_token\":[\"the-token\"]}"})
    void shouldFailWhenTheAnswerNamesNoServerOrNoToken(String body) {
        answer(http("200 OK", body));

        refused("has not answered with a URL and a token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no HTTP at all\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"server_url\""})
    void shouldFailWhenTheAnswerIsCutOffOrNoHttp(String answer) {
        answer(answer);

        refused("cannot be asked");
    }

    @Test
    void shouldFailWhenTheAnswerIsTooLong() {
        answer(http("200 OK", " ".repeat(EndpointSource.MAX_BYTES) + RIGHT));

        refused("cannot be asked");
    }

    @Test
    void shouldFailWhenTheServerDoesNotAnswerOrStopsInTheMiddle() throws Exception {
        assertThatIOException().isThrownBy(() -> source(Duration.ofMillis(50)).fetch(TokenRequest.DEFAULTS))
                .withMessageEndingWith("has not answered within 50 ms");
        Thread.startVirtualThread(() -> {
            try {
                Socket connection = server.accept(); // the one that was not answered
                server.accept().getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".getBytes(
                        StandardCharsets.US_ASCII));
                connection.close();
            } catch (IOException _) {
                // the test is over
            }
        });
        assertThatIOException().isThrownBy(() -> source(Duration.ofSeconds(1)).fetch(TokenRequest.DEFAULTS));
    }

    @Test
    void shouldFailWhenThereIsNoServer() throws IOException {
        server.close();

        refused("cannot be asked: java.net.ConnectException");
    }

    private void refused(String expected) {
        assertThatIOException().isThrownBy(() -> source().fetch(TokenRequest.DEFAULTS))
                .withMessageStartingWith("the token endpoint at http://127.0.0.1:" + server.getLocalPort() + " ")
                .withMessageContaining(expected).withMessageNotContaining(HIDDEN).withMessageNotContaining("the-token");
    }
}
