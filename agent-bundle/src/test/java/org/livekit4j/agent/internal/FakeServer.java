package org.livekit4j.agent.internal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.livekit4j.agent.internal.proto.RegisterWorkerResponse;
import org.livekit4j.agent.internal.proto.ServerMessage;
import org.livekit4j.agent.internal.proto.WorkerMessage;

/** A server that does what a test says: the WebSocket of workers, and answers to requests by method. */
final class FakeServer implements AutoCloseable {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int FINAL = 0x80;
    /** Answers that a request is unavailable. */
    static final ByteString UNAVAILABLE = ByteString.copyFromUtf8("unavailable");

    final BlockingQueue<WorkerMessage> received = new LinkedBlockingQueue<>();
    /** The codes with which workers have closed their connections. */
    final BlockingQueue<Integer> closes = new LinkedBlockingQueue<>();
    final Map<String, Function<ByteString, ByteString>> methods = new ConcurrentHashMap<>();
    final List<String> heads = new CopyOnWriteArrayList<>();
    volatile int handshakeStatus = 101;
    volatile boolean registers = true;
    private final ServerSocket socket;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile OutputStream line;

    FakeServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "ws://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket accepted = socket.accept();
                sockets.add(accepted);
                Thread.ofVirtual().start(() -> serve(accepted));
            }
        } catch (IOException e) {
            // it is closed
        }
    }

    private void serve(Socket accepted) {
        try (accepted) {
            DataInputStream in = new DataInputStream(accepted.getInputStream());
            OutputStream out = accepted.getOutputStream();
            String head = head(in);
            heads.add(head);
            if (head.startsWith("GET /agent")) {
                talk(head, in, out);
            } else {
                answer(head, in, out);
            }
        } catch (IOException e) {
            // the worker has gone
        }
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static String header(String head, String name) {
        return head.lines().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse("");
    }

    private void answer(String head, DataInputStream in, OutputStream out) throws IOException {
        ByteString body = ByteString.copyFrom(in.readNBytes(Integer.parseInt(header(head, "Content-Length"))));
        String method = head.substring(head.lastIndexOf('/', head.indexOf(" HTTP")) + 1, head.indexOf(" HTTP"));
        Function<ByteString, ByteString> known = methods.get(method);
        ByteString answer = known == null ? null : known.apply(body);
        String status = answer == UNAVAILABLE ? "503 Unavailable" : answer == null ? "404 Not Found" : "200 OK";
        out.write(("HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: "
                + (answer == null ? 0 : answer.size()) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        if (answer != null) {
            answer.writeTo(out);
        }
        out.flush();
    }

    private void talk(String head, DataInputStream in, OutputStream out) throws IOException {
        if (handshakeStatus != 101) {
            out.write(("HTTP/1.1 " + handshakeStatus + " No\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return;
        }
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(header(head, "Sec-WebSocket-Key")) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        line = out;
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0f;
            byte[] payload = payload(in);
            if (opcode == CLOSE) {
                closes.add((payload[0] & 0xff) << 8 | payload[1] & 0xff);
                frame(CLOSE | FINAL, payload);
                return;
            } else if (opcode == BINARY) {
                received(payload);
            }
        }
    }

    private void received(byte[] payload) throws InvalidProtocolBufferException {
        WorkerMessage message = WorkerMessage.parseFrom(payload);
        received.add(message);
        if (message.hasRegister() && registers) {
            send(ServerMessage.newBuilder().setRegister(RegisterWorkerResponse.newBuilder().setWorkerId("AW_1")).build());
        }
    }

    private static String accept(String key) {
        try {
            return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & 0x7f; // what a client sends is masked
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    void send(ServerMessage message) {
        frame(BINARY | FINAL, message.toByteArray());
    }

    /** Sends it in frames of one byte. */
    void sendInPieces(ServerMessage message) {
        byte[] bytes = message.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            frame((i == 0 ? BINARY : 0) | (i == bytes.length - 1 ? FINAL : 0), new byte[]{bytes[i]});
        }
    }

    synchronized void frame(int first, byte[] payload) {
        try {
            line.write(first);
            if (payload.length > 125) {
                line.write(126);
                line.write(payload.length >> 8);
            }
            line.write(payload.length & 0xff);
            line.write(payload);
            line.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message of this kind. */
    WorkerMessage next(WorkerMessage.MessageCase kind) throws InterruptedException {
        while (true) {
            WorkerMessage message = received.poll(30, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("the worker has sent no " + kind);
            }
            if (message.getMessageCase() == kind) {
                return message;
            }
        }
    }

    /** Breaks all connections. */
    void cut() throws IOException {
        for (Socket one : sockets) {
            one.close();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        cut();
    }
}
