package org.livekit4j.itests.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and a server's signal port, and can cut the connections through it. */
public final class CuttableProxy implements AutoCloseable {
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int port;

    CuttableProxy(String url) throws IOException {
        this(url, 0);
    }

    /** @param ownPort where clients come; 0 for any */
    public CuttableProxy(String url, int ownPort) throws IOException {
        door = new ServerSocket(ownPort, 50, InetAddress.getLoopbackAddress());
        port = URI.create(url).getPort();
        Thread.ofVirtual().name("proxy").start(this::serve);
    }

    /** For clients. */
    String url() {
        return "ws://127.0.0.1:" + door.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().name("proxy up").start(() -> pass(client, server));
                Thread.ofVirtual().name("proxy down").start(() -> pass(server, client));
            }
        } catch (IOException e) {
            cut(); // closed
        }
    }

    private void pass(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // cut
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** Ends every connection that is there now; new ones are let through. */
    void cut() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
