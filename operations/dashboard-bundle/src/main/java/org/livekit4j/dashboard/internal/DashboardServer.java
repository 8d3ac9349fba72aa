package org.livekit4j.dashboard.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.dashboard.Dashboard;
import org.livekit4j.dashboard.DashboardProvider.Source;

/** Serves the page and its events on the loopback address, by the HTTP server of the JDK. */
final class DashboardServer implements Dashboard {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVENTS = "/events";
    private static final String PICTURE = "/picture";
    private static final int MOST_PICTURES = 4;
    private static final int NOT_FOUND = 404;
    private static final int BUSY = 503;
    /** At the same time; those who watch are bounded by themselves. */
    private static final int MOST_REQUESTS = Feed.MOST_WATCHERS + 32;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Feed feed;
    private final Gate gate;
    private final Consumer<Dashboard> onClose;
    private final Semaphore requests = new Semaphore(MOST_REQUESTS);
    private final Semaphore cameras = new Semaphore(MOST_PICTURES);
    private final Pictures pictures;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DashboardServer(HttpServer server, ExecutorService threads, Feed feed, Pictures pictures,
            Consumer<Dashboard> onClose) {
        this.server = server;
        this.threads = threads;
        this.feed = feed;
        this.pictures = pictures;
        this.gate = new Gate(server.getAddress().getPort());
        this.onClose = onClose;
    }

    /**
     * @param port 0 for any that is free
     * @param onClose told when it is closed, once
     * @throws LiveKitException if the port is in use, or none is free
     */
    static DashboardServer open(int port, Source source, Consumer<Dashboard> onClose) {
        Warnings warnings = new Warnings(InstantSource.system());
        return open(port, new Feed(() -> new Collector(source, warnings, InstantSource.system()), PERIOD), new Pictures(source),
                onClose);
    }

    static DashboardServer open(int port, Feed feed, Pictures pictures, Consumer<Dashboard> onClose) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port), 0);
            ExecutorService threads = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("livekit-dashboard ", 0).inheritInheritableThreadLocals(false).factory());
            DashboardServer server = new DashboardServer(http, threads, feed, pictures, onClose);
            http.setExecutor(threads);
            http.createContext("/", server::handle);
            http.start();
            return server;
        } catch (IOException e) {
            throw new LiveKitException("the dashboard cannot listen on port " + port + " of " + LOOPBACK + ": " + e.getMessage()
                    + "; name a port that is free, or 0 for any", e);
        }
    }

    @Override
    public URI address() {
        return URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort() + "/#" + gate.token());
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!requests.tryAcquire()) {
            exchange.close();
            return;
        }
        try (exchange) {
            Pages.HEADERS.forEach(exchange.getResponseHeaders()::set);
            String path = exchange.getRequestURI().getPath();
            boolean secret = EVENTS.equals(path) || PICTURE.equals(path);
            Optional<Gate.Refusal> refusal = gate.check(exchange.getRequestMethod(), name -> header(exchange, name), secret);
            if (refusal.isPresent()) {
                refuse(exchange, refusal.get().status(), refusal.get().text());
            } else if (EVENTS.equals(path)) {
                stream(exchange);
            } else if (PICTURE.equals(path)) {
                picture(exchange);
            } else {
                page(exchange, Pages.find(path));
            }
        } finally {
            requests.release();
        }
    }

    /** One that is sent twice is as good as a wrong one. */
    private static String header(HttpExchange exchange, String name) {
        List<String> values = exchange.getRequestHeaders().get(name);
        return values == null ? null : String.join(", ", values);
    }

    private static void refuse(HttpExchange exchange, int status, String text) throws IOException {
        if (status == 405) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        }
        answer(exchange, status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void page(HttpExchange exchange, Optional<Pages.Page> page) throws IOException {
        if (page.isEmpty()) {
            refuse(exchange, NOT_FOUND, "there is no such page");
        } else {
            answer(exchange, 200, page.get().type(), page.get().content());
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : content.length);
        if (!head) {
            exchange.getResponseBody().write(content);
        }
    }

    private void picture(HttpExchange exchange) throws IOException {
        if (!cameras.tryAcquire()) {
            refuse(exchange, BUSY, "there are " + MOST_PICTURES + " pictures being taken already");
            return;
        }
        try {
            Optional<byte[]> picture = pictures.take(String.valueOf(exchange.getRequestURI().getQuery()));
            if (picture.isEmpty()) {
                refuse(exchange, NOT_FOUND, "there is no picture of that stream");
            } else {
                answer(exchange, 200, "application/octet-stream", picture.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } finally {
            cameras.release();
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            answer(exchange, 200, "text/event-stream", new byte[0]);
            return;
        }
        try (Feed.Watcher watcher = feed.watch().orElse(null)) {
            if (watcher == null) {
                refuse(exchange, BUSY, "there are " + Feed.MOST_WATCHERS + " watchers already; close one of the pages");
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (Optional<byte[]> event = watcher.take(); event.isPresent(); event = watcher.take()) {
                out.write(event.get());
                out.flush();
            }
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            feed.close();
            server.stop(0);
            threads.shutdownNow();
            onClose.accept(this);
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Dashboard[" + LOOPBACK + ":" + server.getAddress().getPort() + "]";
    }
}
