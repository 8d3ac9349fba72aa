package org.livekit4j.itests.room;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A page with LiveKit's JavaScript client, on this machine alone. It gets commands as server-sent events and posts messages. */
final class BrowserPage implements AutoCloseable {
    private static final int NO_CONTENT = 204;

    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("browser page ", 0).factory());
    private final HttpServer server;

    /**
     * @param page the folder of the page
     * @param client the folder of the client
     * @param said takes each message of the page, in their order
     */
    BrowserPage(Path page, Path client, Consumer<String> said) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        serve(page, "page.html", "text/html");
        for (String script : List.of("peer.js", "media.js", "streams.js", "datatracks.js")) {
            serve(page, script, "text/javascript");
        }
        serve(client, "livekit-client.umd.js", "text/javascript");
        serve(client, "livekit-client.e2ee.worker.js", "text/javascript");
        server.createContext("/commands", this::passCommands);
        server.createContext("/said", exchange -> {
            said.accept(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(NO_CONTENT, -1);
            exchange.close();
        });
        server.start();
    }

    private void serve(Path folder, String name, String type) {
        server.createContext("/" + name, exchange -> {
            byte[] content = Files.readAllBytes(folder.resolve(name));
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, content.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content);
            }
        });
    }

    private void passCommands(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(("data: " + commands.take() + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/page.html";
    }

    /** Sends a command when the page has been loaded. */
    void send(String command) {
        commands.add(command);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
