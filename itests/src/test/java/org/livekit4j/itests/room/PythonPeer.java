package org.livekit4j.itests.room;

import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A participant with LiveKit's Python SDK, in a process of its own. It does what {@code peer.py} has a {@code do_} method for; arguments
 * are given as names and values in turn.
 */
final class PythonPeer implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(40);

    private static final Gson GSON = new Gson();

    private final Path errors;
    private final Process process;
    private final BufferedWriter commands;
    private final Map<Long, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private final List<JsonObject> events = new ArrayList<>();
    private long lastId;

    PythonPeer() throws IOException {
        errors = Files.createTempFile("peer-", ".log");
        process = new ProcessBuilder(PeerEnvironment.command()).redirectError(errors.toFile()).start();
        commands = process.outputWriter();
        Thread.ofVirtual().name("python peer").start(this::read);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(JsonParser.parseString(line).getAsJsonObject());
            }
            fail(new AssertionError("the Python peer has ended: " + Files.readString(errors)));
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void take(JsonObject message) {
        if (message.has("event")) {
            synchronized (events) {
                events.add(message);
            }
            return;
        }
        CompletableFuture<JsonObject> answer = pending.remove(message.get("id").getAsLong());
        if (message.has("ok")) {
            answer.complete(message.getAsJsonObject("ok"));
        } else {
            answer.completeExceptionally(new PeerException(message.get("error").getAsString()));
        }
    }

    private synchronized void fail(Throwable cause) {
        pending.values().forEach(answer -> answer.completeExceptionally(cause));
        pending.clear();
    }

    /** What the peer could not do, in its words. */
    static final class PeerException extends RuntimeException {
        private static final long serialVersionUID = 1;

        PeerException(String message) {
            super(message);
        }
    }

    /** Asks the peer and waits for the answer. */
    JsonObject ask(String what, Object... arguments) {
        return send(what, arguments).orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Asks the peer, which goes on with other things meanwhile. */
    synchronized CompletableFuture<JsonObject> send(String what, Object... arguments) {
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("id", ++lastId);
        command.put("do", what);
        for (int i = 0; i < arguments.length; i += 2) {
            command.put((String) arguments[i], arguments[i + 1]);
        }
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        pending.put(lastId, answer);
        try {
            commands.write(GSON.toJson(command));
            commands.newLine();
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
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
                "request",
                request);
    }

    /** The earliest event of this name, and like this, that was not taken yet; waits for it. */
    JsonObject awaitEvent(String name, Predicate<JsonObject> like) {
        return await("event " + name).atMost(TIMEOUT).pollInterval(Duration.ofMillis(5)).until(() -> poll(name, like),
                event -> event != null);
    }

    JsonObject awaitEvent(String name) {
        return awaitEvent(name, event -> true);
    }

    private JsonObject poll(String name, Predicate<JsonObject> like) {
        synchronized (events) {
            for (JsonObject event : events) {
                if (event.get("event").getAsString().equals(name) && like.test(event)) {
                    events.remove(event);
                    return event;
                }
            }
        }
        return null;
    }

    /** The end of its input ends the peer; one that hangs is killed. */
    @Override
    public void close() throws IOException, InterruptedException {
        commands.close();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        Files.deleteIfExists(errors);
    }
}
