package org.livekit4j.itests.room;

import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
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
 * A participant with another SDK of LiveKit's, in a process of its own. It takes commands as objects of JSON, and sends answers and
 * events as such. Arguments are given as names and values in turn.
 */
abstract class Peer implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(40);

    private static final Gson GSON = new Gson();

    private final Map<Long, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private final List<JsonObject> events = new ArrayList<>();
    private long lastId;

    /** Passes a command on, which is one line. */
    abstract void write(String command);

    /** Takes an answer or an event of the peer's. */
    final void take(String line) {
        JsonObject message = JsonParser.parseString(line).getAsJsonObject();
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

    /** Fails what has not been answered. */
    final synchronized void fail(Throwable cause) {
        pending.values().forEach(answer -> answer.completeExceptionally(cause));
        pending.clear();
    }

    /** What the peer could not do, in its words. */
    private static final class PeerException extends RuntimeException {
        private static final long serialVersionUID = 1;

        PeerException(String message) {
            super(message);
        }
    }

    /** Asks the peer and waits for the answer. */
    final JsonObject ask(String what, Object... arguments) {
        return send(what, arguments).orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Asks the peer, which goes on with other things meanwhile. */
    final synchronized CompletableFuture<JsonObject> send(String what, Object... arguments) {
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("id", ++lastId);
        command.put("do", what);
        for (int i = 0; i < arguments.length; i += 2) {
            command.put((String) arguments[i], arguments[i + 1]);
        }
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        pending.put(lastId, answer);
        write(GSON.toJson(command));
        return answer;
    }

    /** The earliest event of this name, and like this, that was not taken yet; waits for it. */
    final JsonObject awaitEvent(String name, Predicate<JsonObject> like) {
        return await("event " + name).atMost(TIMEOUT).pollInterval(Duration.ofMillis(5)).until(() -> pollEvent(name, like),
                event -> event != null);
    }

    final JsonObject awaitEvent(String name) {
        return awaitEvent(name, event -> true);
    }

    /** Whether an event of this name waits to be taken. */
    final boolean happened(String name) {
        synchronized (events) {
            return events.stream().anyMatch(event -> event.get("event").getAsString().equals(name));
        }
    }

    /** The same if it has come; else null. */
    final JsonObject pollEvent(String name, Predicate<JsonObject> like) {
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

    /** Lets go of events that were not taken. */
    final void forgetEvents() {
        synchronized (events) {
            events.clear();
        }
    }

    /** Ends the peer's process. */
    @Override
    public abstract void close() throws IOException, InterruptedException;
}
