package org.livekit4j.server;

import java.io.IOException;
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

    /** Ports that are free now; another process may still take one before the server does. */
    static ServerPorts free() {
        InetSocketAddress any = new InetSocketAddress(LOOPBACK, 0);
        try (ServerSocket signal = new ServerSocket(0, 1, LOOPBACK);
                ServerSocket rtcTcp = new ServerSocket(0, 1, LOOPBACK);
                DatagramSocket rtcUdp = new DatagramSocket(any)) {
            return new ServerPorts(signal.getLocalPort(), rtcTcp.getLocalPort(), rtcUdp.getLocalPort());
        } catch (IOException e) {
            throw new ServerException("there is no free port on " + LOOPBACK.getHostAddress() + ": " + e.getMessage(), e);
        }
    }
}
