package org.livekit4j.prometheus.internal;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server with one page that matters. */
record Endpoint(HTTPServer server, ExecutorService threads, String host) implements AutoCloseable {

    static Endpoint open(String host, int port, PrometheusRegistry registry) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("livekit-prometheus ", 0).factory());
        try {
            return new Endpoint(HTTPServer.builder().inetAddress(address).port(port).executorService(threads).registry(registry)
                    .buildAndStart(), threads, host);
        } catch (IOException | RuntimeException e) {
            threads.shutdown();
            throw e;
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.close();
        threads.shutdown();
    }

    @Override
    public String toString() {
        return "http://" + host + ":" + port() + "/metrics";
    }
}
