package org.livekit4j.agent.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.livekit4j.agent.internal.proto.ServerMessage;
import org.livekit4j.agent.internal.proto.WorkerMessage;
import org.livekit4j.ffi.Completion;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/**
 * The WebSocket between a worker and a server. One message is handed on at a time: the next one follows {@link #next}. Methods
 * are called by one thread.
 */
final class WorkerConnection implements WebSocket.Listener {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    /** A job has the metadata of a room and of a participant. */
    private static final int MAX_BYTES = 8 << 20;

    /** What the server has to say; called by threads of the connection. */
    interface Inbox {
        void received(ServerMessage message);

        /** Once. */
        void ended(String why);
    }

    private final Inbox inbox;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile WebSocket socket;
    private volatile long heardNanos = System.nanoTime();

    private WorkerConnection(Inbox inbox) {
        this.inbox = inbox;
    }

    /** @throws IOException if the server does not accept it; the message holds no secret */
    static WorkerConnection open(HttpClient client, URI server, String token, Inbox inbox)
            throws IOException, InterruptedException {
        WorkerConnection connection = new WorkerConnection(inbox);
        URI uri = ServerPaths.webSocket(server, "/agent");
        CompletableFuture<WebSocket> opening = client.newWebSocketBuilder().connectTimeout(TIMEOUT)
                .header("Authorization", "Bearer " + token).buildAsync(uri, connection);
        try {
            // The builder's own timeout does not include the answer
            connection.socket = opening.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return connection;
        } catch (TimeoutException e) {
            throw new IOException("the server has not answered within " + TIMEOUT.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(why(e.getCause()), e.getCause());
        } finally {
            if (connection.socket == null && !opening.cancel(true)) {
                opening.thenAccept(WebSocket::abort);
            }
        }
    }

    private static String why(Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused) {
            int status = refused.getResponse().statusCode();
            return "the server refuses workers with HTTP status " + status
                    + (status == 401 ? "; the API key and its secret must be those of the server" : "");
        }
        return "the server cannot be reached: " + Printable.of(Redaction.redact(String.valueOf(cause)));
    }

    /** @throws IOException if the connection is broken */
    void send(WorkerMessage message) throws IOException, InterruptedException {
        Future<WebSocket> sending = socket.sendBinary(ByteBuffer.wrap(message.toByteArray()), true);
        try {
            sending.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the connection is broken: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the server has taken nothing for " + TIMEOUT.toMillis() + " ms", e);
        }
    }

    /** Lets the next message come. */
    void next() {
        socket.request(1);
    }

    /** How long nothing has come from the server, not even a ping. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    /** Says goodbye, and waits a little for the answer. */
    void close() throws InterruptedException {
        try {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            closed.get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // it is given up below
        } finally {
            abort();
        }
    }

    void abort() {
        socket.abort();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        heard(webSocket);
    }

    private void heard(WebSocket webSocket) {
        heardNanos = System.nanoTime();
        webSocket.request(1);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        heard(webSocket);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
        heard(webSocket);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        heard(webSocket); // a server answers in the form in which it was asked
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        heardNanos = System.nanoTime();
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        part.writeBytes(bytes);
        if (part.size() > MAX_BYTES) {
            webSocket.abort();
            ended("a message of the server is longer than " + MAX_BYTES + " bytes");
        } else if (last) {
            receive(webSocket);
        } else {
            webSocket.request(1);
        }
        return null;
    }

    private void receive(WebSocket webSocket) {
        byte[] whole = part.toByteArray();
        part.reset();
        ServerMessage message;
        try {
            message = ServerMessage.parseFrom(whole);
        } catch (InvalidProtocolBufferException e) {
            webSocket.abort();
            ended("a message of the server is malformed");
            return;
        }
        inbox.received(message);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        ended("the server has closed the connection with code " + statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        ended("the connection is broken: " + Printable.of(Redaction.redact(String.valueOf(error))));
    }

    private void ended(String why) {
        if (Completion.completeNow(closed, null)) {
            inbox.ended(why);
        }
    }
}
