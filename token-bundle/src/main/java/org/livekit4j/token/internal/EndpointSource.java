package org.livekit4j.token.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.livekit4j.text.ServerUrl;

/** Asks a server for tokens, as LiveKit's client SDKs do. No message holds a header, a token or more of the URI than its host. */
public final class EndpointSource implements TokenSource {
    /** More than a token and a URL take. */
    public static final int MAX_BYTES = 1 << 20;

    private final URI uri;
    private final Map<String, String> headers;
    private final Duration timeout;

    /** @throws IllegalArgumentException if the URI is no HTTP server's, or HTTP does not allow a header */
    public EndpointSource(URI uri, Map<String, String> headers, Duration timeout) {
        if (uri.getHost() == null
                || !Set.of("http", "https").contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the URI is wrong; it must begin with http:// or https:// and name a host");
        }
        this.uri = uri;
        this.headers = Map.copyOf(headers);
        this.timeout = timeout;
        this.headers.forEach((name, value) -> addHeader(HttpRequest.newBuilder(), name, value));
    }

    private static void addHeader(HttpRequest.Builder request, String name, String value) {
        try {
            request.setHeader(name, value);
        } catch (IllegalArgumentException e) { // its message shows the value
            throw new IllegalArgumentException("HTTP does not allow the header " + Printable.of(name) + " or its value");
        }
    }

    @Override
    public ConnectionDetails fetch(TokenRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder post = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body(request)))
                .setHeader("Content-Type", "application/json").setHeader("Accept", "application/json");
        headers.forEach((name, value) -> addHeader(post, name, value));
        HttpResponse<byte[]> answer = send(post.build());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(this + " has answered with HTTP status " + answer.statusCode());
        }
        return details(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private ConnectionDetails details(String answer) throws IOException {
        try {
            JsonObject details = JsonObject.parse(answer, MAX_BYTES);
            return new ConnectionDetails(text(details, "server_url", "serverUrl"),
                    text(details, "participant_token", "participantToken"));
        } catch (IllegalArgumentException e) {
            throw new IOException(this + " has not answered with a URL and a token; what is wrong: " + e.getMessage());
        }
    }

    /** A client for each request leaves no thread behind, in a bundle that may be stopped. */
    private HttpResponse<byte[]> send(HttpRequest post) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build(); // follows no redirect
        try {
            return client.sendAsync(post, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES)).get(timeout.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(this + " has not answered within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(this + " cannot be asked: " + Printable.of(Redaction.redact(String.valueOf(e.getCause()))),
                    e.getCause());
        } finally {
            client.shutdownNow();
        }
    }

    private static String text(JsonObject answer, String name, String otherName) {
        return answer.text(name).or(() -> answer.text(otherName))
                .orElseThrow(() -> new IllegalArgumentException("has no '" + name + "'"));
    }

    private static String body(TokenRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        request.roomName().ifPresent(name -> body.put("room_name", name));
        request.participantIdentity().ifPresent(identity -> body.put("participant_identity", identity));
        request.participantName().ifPresent(name -> body.put("participant_name", name));
        request.participantMetadata().ifPresent(metadata -> body.put("participant_metadata", metadata));
        if (!request.participantAttributes().isEmpty()) {
            body.put("participant_attributes", request.participantAttributes());
        }
        request.agentName().ifPresent(name -> body.put("room_config", Map.of("agents", List.of(agent(name, request)))));
        return JsonObject.text(body);
    }

    private static Map<String, Object> agent(String name, TokenRequest request) {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("agent_name", name);
        request.agentMetadata().ifPresent(metadata -> agent.put("metadata", metadata));
        request.agentDeployment().ifPresent(deployment -> agent.put("deployment", deployment));
        return agent;
    }

    @Override
    public String toString() {
        return "the token endpoint at " + ServerUrl.origin(uri);
    }
}
