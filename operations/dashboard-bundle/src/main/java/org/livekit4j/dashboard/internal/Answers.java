package org.livekit4j.dashboard.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.livekit4j.dashboard.DashboardPages;
import org.livekit4j.dashboard.DashboardProvider.Source;

/** Answers requests for the page, its events and pictures, whichever server they came to. All watchers share one feed. */
final class Answers implements DashboardPages, AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final String EVENTS = "/events";
    private static final String PICTURE = "/picture";
    private static final String EVENT_STREAM = "text/event-stream; charset=utf-8";
    private static final int MOST_PICTURES = 4;
    private static final int NOT_FOUND = 404;
    private static final int BAD_METHOD = 405;
    private static final int BUSY = 503;

    private final Feed feed;
    private final Pictures pictures;
    private final Semaphore cameras = new Semaphore(MOST_PICTURES);

    Answers(Feed feed, Pictures pictures) {
        this.feed = feed;
        this.pictures = pictures;
    }

    static Answers of(Source source) {
        Warnings warnings = new Warnings(InstantSource.system());
        return new Answers(new Feed(() -> new Collector(source, warnings, InstantSource.system()), PERIOD), new Pictures(source));
    }

    /** Whether the answer tells what happens here; the files of the page do not. */
    static boolean isSecret(String path) {
        return EVENTS.equals(path) || PICTURE.equals(path);
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        if (!exchange.method().equals("GET") && !isHead(exchange)) {
            refuse(exchange, BAD_METHOD, "nothing can be changed here");
        } else if (EVENTS.equals(exchange.path())) {
            stream(exchange);
        } else if (PICTURE.equals(exchange.path())) {
            picture(exchange);
        } else {
            page(exchange, Pages.find(exchange.path()));
        }
    }

    @Override
    public void refuse(Exchange exchange, int status, String reason) throws IOException {
        Map<String, String> more = status == BAD_METHOD ? Map.of("Allow", "GET, HEAD") : Map.of();
        answer(exchange, status, "text/plain; charset=utf-8", (reason + "\n").getBytes(StandardCharsets.UTF_8), more);
    }

    private void page(Exchange exchange, Optional<Pages.Page> page) throws IOException {
        if (page.isEmpty()) {
            refuse(exchange, NOT_FOUND, "there is no such page");
        } else {
            answer(exchange, 200, page.get().type(), page.get().content(), Map.of());
        }
    }

    private static boolean isHead(Exchange exchange) {
        return exchange.method().equals("HEAD");
    }

    private static void answer(Exchange exchange, int status, String type, byte[] content, Map<String, String> more)
            throws IOException {
        OutputStream out = exchange.answer(status, headers(type, more), content.length);
        if (!isHead(exchange)) {
            out.write(content);
        }
    }

    private static Map<String, String> headers(String type, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(Pages.HEADERS);
        headers.put("Content-Type", type);
        headers.putAll(more);
        return headers;
    }

    private void picture(Exchange exchange) throws IOException {
        if (!cameras.tryAcquire()) {
            refuse(exchange, BUSY, "there are " + MOST_PICTURES + " pictures being taken already");
            return;
        }
        try {
            Optional<byte[]> picture = pictures.take(exchange.query());
            if (picture.isEmpty()) {
                refuse(exchange, NOT_FOUND, "there is no picture of that stream");
            } else {
                answer(exchange, 200, "application/octet-stream", picture.get(), Map.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server ends
        } finally {
            cameras.release();
        }
    }

    private void stream(Exchange exchange) throws IOException {
        if (isHead(exchange)) {
            answer(exchange, 200, EVENT_STREAM, new byte[0], Map.of());
            return;
        }
        try (Feed.Watcher watcher = feed.watch().orElse(null)) {
            if (watcher == null) {
                refuse(exchange, BUSY, "there are " + Feed.MOST_WATCHERS + " watchers already; close one of the pages");
                return;
            }
            OutputStream out = exchange.answer(200, headers(EVENT_STREAM, Map.of()), -1);
            for (Optional<byte[]> event = watcher.take(); event.isPresent(); event = watcher.take()) {
                out.write(event.get());
                out.flush();
            }
        }
    }

    /** Ends the answers that are event streams. */
    @Override
    public void close() {
        feed.close();
    }
}
