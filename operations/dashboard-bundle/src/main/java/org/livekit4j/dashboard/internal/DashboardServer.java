package org.livekit4j.dashboard.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.dashboard.Dashboard;
import org.livekit4j.dashboard.DashboardPages;

/** Serves the page and its events on the loopback address, by the HTTP server of the JDK. */
final class DashboardServer implements Dashboard {
    private static final String LOOPBACK = "127.0.0.1";
    /** At the same time; those who watch are bounded by themselves. */
    private static final int MOST_REQUESTS = Feed.MOST_WATCHERS + 32;

    private final HttpServer server;
    private final ExecutorService threads;
    private final DashboardPages pages;
    private final Gate gate;
    private final Consumer<Dashboard> onClose;
    private final Semaphore requests = new Semaphore(MOST_REQUESTS);
    private final AtomicBoolean closed = new AtomicBoolean();

    private DashboardServer(HttpServer server, ExecutorService threads, DashboardPages pages, Consumer<Dashboard> onClose) {
        this.server = server;
        this.threads = threads;
        this.pages = pages;
        this.gate = new Gate(server.getAddress().getPort());
        this.onClose = onClose;
    }

    /**
     * @param port 0 for any that is free
     * @param pages stay open when this is closed
     * @param onClose told when it is closed, once
     * @throws LiveKitException if the port is in use, or none is free
     */
    static DashboardServer open(int port, DashboardPages pages, Consumer<Dashboard> onClose) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port), 0);
            ExecutorService threads = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("livekit-dashboard ", 0).inheritInheritableThreadLocals(false).factory());
            DashboardServer server = new DashboardServer(http, threads, pages, onClose);
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

    private void handle(HttpExchange http) throws IOException {
        if (!requests.tryAcquire()) {
            http.close();
            return;
        }
        try (http) {
            Request request = new Request(http);
            Optional<Gate.Refusal> refusal = gate.check(name -> header(http, name), Answers.isSecret(request.path()));
            if (refusal.isPresent()) {
                pages.refuse(request, refusal.get().status(), refusal.get().text());
            } else {
                pages.answer(request);
            }
        } finally {
            requests.release();
        }
    }

    /** One that is sent twice is as good as a wrong one. */
    private static String header(HttpExchange http, String name) {
        List<String> values = http.getRequestHeaders().get(name);
        return values == null ? null : String.join(", ", values);
    }

    private record Request(HttpExchange http) implements DashboardPages.Exchange {
        private static final int CHUNKED = 0;
        private static final int NO_CONTENT = -1;

        @Override
        public String method() {
            return http.getRequestMethod();
        }

        @Override
        public String path() {
            return http.getRequestURI().getPath();
        }

        @Override
        public String query() {
            return Optional.ofNullable(http.getRequestURI().getQuery()).orElse("");
        }

        @Override
        public OutputStream answer(int status, Map<String, String> headers, long lengthBytes) throws IOException {
            headers.forEach(http.getResponseHeaders()::set);
            long length = lengthBytes < 0 ? CHUNKED : lengthBytes == 0 || method().equals("HEAD") ? NO_CONTENT : lengthBytes;
            http.sendResponseHeaders(status, length);
            return http.getResponseBody();
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
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
