package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.ffi.Completion;

/** Sends large content piece by piece, on a thread of its own. What cannot be sent whole is aborted. */
final class StreamPump {

    private StreamPump() {}

    /** Pieces of content. */
    interface Source extends AutoCloseable {
        /**
         * The next piece; the one before was sent.
         *
         * @return null at the end
         */
        ByteString next() throws IOException;

        @Override
        default void close() throws IOException {}
    }

    /** @return not handed out; never done if the room ends before */
    static <I> CompletableFuture<I> send(CompletableFuture<OutgoingStreams.Opened<I>> opening, Source source) {
        CompletableFuture<I> sent = new CompletableFuture<>();
        opening.whenComplete((opened, failure) -> {
            if (failure != null) {
                Completion.failNow(sent, failure);
            } else {
                Thread.ofVirtual().name("livekit-send").inheritInheritableThreadLocals(false)
                        .start(() -> run(opened, source, sent));
            }
        });
        return sent;
    }

    private static <I> void run(OutgoingStreams.Opened<I> opened, Source source, CompletableFuture<I> sent) {
        OutgoingStream stream = opened.stream();
        try (source) {
            for (ByteString piece = source.next(); piece != null; piece = source.next()) {
                stream.writeNow(List.of(piece));
            }
            stream.finishNow();
            Completion.completeNow(sent, opened.info());
        } catch (Throwable e) { // also an Error: the receivers wait, and so does the sender
            stream.abort("the sender could not send the rest");
            Completion.failNow(sent, e instanceof IOException && e.getCause() instanceof RuntimeException cause ? cause : e);
        }
    }
}
