package org.livekit4j.server;

import java.util.Objects;

/**
 * Where a server listens, and what admits to it.
 *
 * @param port TCP port on loopback, of HTTP and WebSocket; 0 means one that is free
 */
public record ServerEndpoint(int port, ApiKey key) {
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if there is no such port */
    public ServerEndpoint {
        Objects.requireNonNull(key, "key");
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("the port is " + port + "; it must be from 0 to " + MAX_PORT);
        }
    }

    /** A free port, and a key that nobody else knows. */
    public static ServerEndpoint random() {
        return new ServerEndpoint(0, ApiKey.random());
    }

    /**
     * Returns if a server could listen there now.
     *
     * @throws ServerException if the port is in use, or not for this user
     */
    public void requireFree() {
        ServerPorts.with(port);
    }
}
