package org.livekit4j.server;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A LiveKit server of this process's own, on loopback. It ends with {@link #close} and with the JVM. Thread-safe.
 */
public final class LiveKitServer implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final Path executable;
    private final ServerFolder folder;
    private final ServerConfig config;
    private final Thread hook = new Thread(this::end, "livekit-server end");
    private ServerProcess process;
    private boolean closed;

    private LiveKitServer(Path executable, ServerConfig config) {
        this.executable = executable;
        this.config = config;
        this.folder = ServerFolder.create(config.yaml());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts it on free ports, with a key that nobody else knows. */
    public static LiveKitServer start(Path executable, ServerOptions options) {
        return start(executable, options, ServerEndpoint.random());
    }

    /**
     * Returns when the server answers.
     *
     * @param executable mostly {@link ServerBuild#executable}
     * @throws ServerException if it does not come up
     */
    public static LiveKitServer start(Path executable, ServerOptions options, ServerEndpoint endpoint) {
        for (int attempt = 1;; attempt++) {
            ServerConfig config = new ServerConfig(ServerPorts.with(endpoint.port()), endpoint.key(), options);
            LiveKitServer server = new LiveKitServer(executable, config);
            try {
                server.restart();
                return server;
            } catch (ServerException e) {
                boolean portTaken = server.folder.lastWords().contains("address already in use");
                server.close();
                if (!portTaken || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** For clients, such as {@code ws://127.0.0.1:7880}. */
    public String url() {
        return "ws://" + ServerPorts.LOOPBACK.getHostAddress() + ":" + config.ports().signal();
    }

    public String apiKey() {
        return config.key().key();
    }

    public String apiSecret() {
        return config.key().secret();
    }

    /** What the server logs, from the first start on; deleted by {@link #close}. */
    public Path log() {
        return folder.log();
    }

    /**
     * The process that runs now, or ran last.
     */
    public synchronized long pid() {
        return process.pid();
    }

    /** Waits until the process that runs now ends, and says how that was. */
    public String awaitEnd() throws InterruptedException {
        ServerProcess current;
        synchronized (this) {
            current = process;
        }
        return current.awaitEnd();
    }

    /** Ends the server as a crash would: no participant is told. */
    public synchronized void kill() {
        process.kill();
    }

    /**
     * Starts the server again, on the same ports and with the same key, and returns when it answers. Its rooms are gone. If it
     * still runs it is killed first.
     *
     * @throws ServerException if it does not come up
     * @throws IllegalStateException after {@link #close}
     */
    public synchronized void restart() {
        if (closed) {
            throw new IllegalStateException("the server is closed");
        }
        if (process != null) {
            process.kill();
        }
        try {
            process = ServerProcess.start(executable, folder);
        } catch (IOException e) {
            throw new ServerException("cannot run " + executable + ": " + e.getMessage(), e);
        }
        process.awaitPort(config.ports().signal());
    }

    /** Ends the server and deletes its files. Nothing happens the second time. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the JVM is ending, and the hook runs
        }
    }

    private synchronized void end() {
        if (!closed) {
            closed = true;
            if (process != null) {
                process.end();
            }
            folder.delete();
        }
    }

    @Override
    public String toString() {
        return "LiveKit server at " + url();
    }
}
