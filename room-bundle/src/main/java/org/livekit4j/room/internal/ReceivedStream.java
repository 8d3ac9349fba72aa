package org.livekit4j.room.internal;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.stream.StreamException;

/**
 * What readers of both kinds of streams have in common.
 *
 * @param <C> the type of a chunk
 */
abstract class ReceivedStream<C> {
    private final IncomingStream stream;
    private final Room room;

    ReceivedStream(IncomingStream stream, Room room) {
        this.stream = stream;
        this.room = room;
    }

    IncomingStream stream() {
        return stream;
    }

    abstract C content(byte[] bytes);

    abstract OptionalLong totalBytes();

    public String senderIdentity() {
        return stream.sender();
    }

    public Optional<RemoteParticipant> sender() {
        return Optional.ofNullable(room.remoteParticipants().get(stream.sender()));
    }

    public C take() throws InterruptedException {
        byte[] chunk = stream.chunks().take();
        return chunk == null ? null : content(chunk);
    }

    public Iterator<C> iterator() {
        return new Iterator<>() {
            private C next;
            private boolean over;

            @Override
            public boolean hasNext() {
                if (next == null && !over) {
                    try {
                        next = take();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    over = next == null;
                }
                return !over;
            }

            @Override
            public C next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the stream has ended");
                }
                C taken = next;
                next = null;
                return taken;
            }
        };
    }

    public C readAll(int maxBytes) throws InterruptedException {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + "; it cannot be negative");
        }
        if (totalBytes().orElse(0) > maxBytes) {
            stream.close();
            throw new StreamException("the stream has " + totalBytes().getAsLong() + " bytes, more than the " + maxBytes
                    + " that are accepted");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] chunk = stream.chunks().take(); chunk != null; chunk = stream.chunks().take()) {
            if (chunk.length > maxBytes - all.size()) {
                stream.close();
                throw new StreamException("the stream has more than the " + maxBytes + " bytes that are accepted");
            }
            all.writeBytes(chunk);
        }
        return content(all.toByteArray());
    }

    public void close() {
        stream.close();
    }

    @Override
    public String toString() {
        return stream.toString();
    }
}
