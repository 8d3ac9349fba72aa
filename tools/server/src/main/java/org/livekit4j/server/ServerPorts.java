package org.livekit4j.server;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The ports of a server, all on loopback.
 *
 * @param signal TCP, of HTTP and WebSocket
 * @param rtcTcp of media over TCP
 * @param rtcUdp of media over UDP
 */
record ServerPorts(int signal, int rtcTcp, int rtcUdp) {
    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /**
     * Ports that are free now; another process may still take one before the server does.
     *
     * @param port for signal, or 0 for any
     */
    static ServerPorts with(int port) {
        InetSocketAddress any = new InetSocketAddress(LOOPBACK, 0);
        try (ServerSocket signal = listen(port);
                ServerSocket rtcTcp = listen(0);
                DatagramSocket rtcUdp = new DatagramSocket(any)) {
            return new ServerPorts(signal.getLocalPort(), rtcTcp.getLocalPort(), rtcUdp.getLocalPort());
        } catch (IOException e) {
            throw new ServerException("there is no free port on " + LOOPBACK.getHostAddress() + ": " + e.getMessage(), e);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, LOOPBACK);
        } catch (BindException e) {
            if (port == 0) {
                throw e;
            }
            boolean taken = e.getMessage().contains("in use");
            throw new ServerException("port " + port + (taken ? " is in use" : " cannot be used: " + e.getMessage()), e);
        }
    }
}
