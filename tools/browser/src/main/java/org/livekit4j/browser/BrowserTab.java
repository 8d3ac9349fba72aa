package org.livekit4j.browser;

import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A tab of a browser, driven by the protocol of Chromium's developer tools. */
public final class BrowserTab implements AutoCloseable, WebSocket.Listener {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String PORT_FILE = "DevToolsActivePort";

    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Set<String> loggedIn = ConcurrentHashMap.newKeySet();
    private final Chromium chromium;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Long, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;
    private volatile String user = "";
    private volatile String password = "";

    private BrowserTab(Chromium chromium) throws IOException, InterruptedException {
        this.chromium = chromium;
        chromium.onExit(cause -> pending.values().forEach(answer -> answer.completeExceptionally(cause)));
        Path file = chromium.profile().resolve(PORT_FILE);
        String port = await("the browser listens").atMost(TIMEOUT)
                .until(() -> Files.exists(file) ? Files.readString(file) : "", text -> text.contains("\n")).lines().findFirst()
                .orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
        JsonObject page = JsonParser.parseString(http.send(request, HttpResponse.BodyHandlers.ofString()).body()).getAsJsonArray()
                .asList().stream().map(JsonElement::getAsJsonObject).filter(one -> one.get("type").getAsString().equals("page"))
                .findFirst().orElseThrow();
        socket = http.newWebSocketBuilder().buildAsync(URI.create(page.get("webSocketDebuggerUrl").getAsString()), this).join();
        for (String domain : List.of("Page", "Runtime", "Log")) {
            send(domain + ".enable", Map.of());
        }
    }

    /** Opens a blank tab of a browser of its own, which is closed with it. */
    public static BrowserTab open() throws IOException, InterruptedException {
        Chromium chromium = new Chromium("--remote-debugging-port=0", "--host-resolver-rules=MAP evil.example 127.0.0.1",
                "about:blank");
        try {
            return new BrowserTab(chromium);
        } catch (IOException | InterruptedException | RuntimeException e) {
            chromium.close();
            throw e;
        }
    }

    /** What the page has complained of: exceptions, and what the browser refused to load or run. */
    public List<String> failures() {
        return failures;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            take(JsonParser.parseString(part.toString()).getAsJsonObject());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(JsonObject message) {
        if (message.has("id")) {
            pending.remove(message.get("id").getAsLong()).complete(message);
            return;
        }
        JsonObject event = message.getAsJsonObject("params");
        switch (message.get("method").getAsString()) {
            case "Runtime.exceptionThrown" -> failures.add(event.toString());
            case "Log.entryAdded" -> {
                if (event.getAsJsonObject("entry").get("level").getAsString().equals("error")) {
                    failures.add(event.toString());
                }
            }
            case "Fetch.requestPaused" ->
                post("Fetch.continueRequest", Map.of("requestId", event.get("requestId").getAsString()));
            case "Fetch.authRequired" -> authenticate(event);
            default -> {
                // of no interest
            }
        }
    }

    /** A second question is about a login that was refused. */
    private void authenticate(JsonObject event) {
        String id = event.get("requestId").getAsString();
        Map<String, String> answer = loggedIn.add(id)
                ? Map.of("response", "ProvideCredentials", "username", user, "password", password)
                : Map.of("response", "CancelAuth");
        post("Fetch.continueWithAuth", Map.of("requestId", id, "authChallengeResponse", answer));
    }

    private synchronized CompletableFuture<JsonObject> post(String method, Map<String, ?> arguments) {
        long id = lastId.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        pending.put(id, answer);
        JsonObject command = new JsonObject();
        command.addProperty("id", id);
        command.addProperty("method", method);
        command.add("params", new Gson().toJsonTree(arguments));
        socket.sendText(command.toString(), true).join();
        return answer;
    }

    private JsonObject send(String method, Map<String, ?> arguments) {
        CompletableFuture<JsonObject> answer = post(method, arguments);
        JsonObject message = answer.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        if (message.has("error")) {
            throw new AssertionError(method + ": " + message.get("error"));
        }
        return message.getAsJsonObject("result");
    }

    /** Says who the user is when a page asks for a name and a password. */
    public void logIn(String name, String secret) {
        user = name;
        password = secret;
        send("Fetch.enable", Map.of("handleAuthRequests", true));
    }

    /** Loads a page anew, whatever is open. */
    public void go(String address) {
        send("Page.navigate", Map.of("url", "about:blank")); // else only the fragment might change
        send("Page.navigate", Map.of("url", address));
    }

    /** The value of an expression, as text; {@code "null"} if it fails, as while a page is being loaded. */
    public String value(String expression) {
        JsonObject result = send("Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true)).getAsJsonObject("result");
        return result.has("value") && !result.has("subtype") ? result.get("value").getAsString() : "null";
    }

    /** Waits until an expression is true. */
    public void awaitTrue(String expression) {
        await(expression).atMost(TIMEOUT).until(() -> value("String(" + expression + ")").equals("true"));
    }

    /** Presses a key and lets it go. */
    public void press(String key, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            send("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text",
                    key.equals("Enter") && type.equals("keyDown") ? "\r" : ""));
        }
    }

    /** Makes the view as large as this, in pixels, and sets what the user prefers. */
    public void view(int width, int height, boolean dark) {
        send("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        send("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** The view as PNG. */
    public byte[] picture() {
        return Base64.getDecoder().decode(send("Page.captureScreenshot", Map.of("format", "png")).get("data").getAsString());
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        http.close();
        chromium.close();
    }
}
