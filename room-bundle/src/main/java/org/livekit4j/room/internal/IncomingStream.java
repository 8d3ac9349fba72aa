package org.livekit4j.room.internal;

import java.util.Map;
import org.livekit4j.LiveKitException;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.ByteStreamReaderEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.StreamError;
import org.livekit4j.ffi.proto.TextStreamReaderEvent;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.stream.StreamException;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/** A stream that another participant sends: its events go into a buffer, from which it is read. */
final class IncomingStream implements FfiEventSubscriber, AutoCloseable {
    private static final int LONGEST_ERROR = 1_000;

    private final StreamKind kind;
    private final String topic;
    private final String sender;
    private final FfiEvent opened;
    private final FfiHandle handle;
    private final ChunkBuffer chunks;
    private volatile Map<String, String> lastAttributes = Map.of();
    private volatile UpdatableRegistration registration;

    /**
     * @param opened the event that has announced it
     * @param handle of its reader
     */
    IncomingStream(StreamKind kind, FfiEvent opened, String topic, String sender, FfiHandle handle, IncomingLimits limits) {
        this.kind = kind;
        this.opened = opened;
        this.topic = topic;
        this.sender = sender;
        this.handle = handle;
        this.chunks = new ChunkBuffer(limits);
    }

    /** Lets the content come: all of it at once, whether it is read or not. */
    void open(FfiClient client, SubscriberRegistry registry) {
        try {
            registration = registry.register(this, Map.of(QueueConstants.NAME, toString(), QueueConstants.EVENT_TYPES,
                    kind.readerEvent(), QueueConstants.EVENT_KEYS, handle.id(), QueueConstants.DELIVERY, "direct"));
            client.request(kind.read(handle.id()));
            handle.consumed();
        } catch (FfiException | IllegalStateException e) {
            fail(new StreamException("the stream could not be opened: " + e.getMessage(), e));
        }
    }

    @Override
    public void onEvent(NativeEvent event) {
        FfiEvent message = event.message();
        if (kind == StreamKind.TEXT) {
            text(message.getTextStreamReaderEvent());
        } else {
            bytes(message.getByteStreamReaderEvent());
        }
    }

    private void text(TextStreamReaderEvent event) {
        if (event.hasChunkReceived()) {
            chunks.add(event.getChunkReceived().getContentBytes().toByteArray());
        } else if (event.hasEos()) {
            end(event.getEos().getAttributesMap(), event.getEos().hasError(), event.getEos().getError());
        }
    }

    private void bytes(ByteStreamReaderEvent event) {
        if (event.hasChunkReceived()) {
            chunks.add(event.getChunkReceived().getContent().toByteArray());
        } else if (event.hasEos()) {
            end(event.getEos().getAttributesMap(), event.getEos().hasError(), event.getEos().getError());
        }
    }

    private void end(Map<String, String> attributes, boolean failed, StreamError error) {
        lastAttributes = Map.copyOf(attributes);
        if (failed) {
            fail(new StreamException("the stream has broken off: "
                    + Printable.of(Redaction.redact(error.getDescription()), LONGEST_ERROR)));
        } else {
            chunks.end();
        }
    }

    @Override
    public void lost(long events) {
        fail(new StreamException("a part of the stream was lost because memory was full"));
    }

    /** Nothing comes any more. What has come can still be read; after the end of the stream this says nothing. */
    void fail(LiveKitException reason) {
        chunks.fail(reason);
    }

    FfiEvent opened() {
        return opened;
    }

    String topic() {
        return topic;
    }

    String sender() {
        return sender;
    }

    /** Those that it was ended with. */
    Map<String, String> lastAttributes() {
        return lastAttributes;
    }

    ChunkBuffer chunks() {
        return chunks;
    }

    /** Discards the content. The handle goes if it was never read: afterwards the native library has none. */
    @Override
    public void close() {
        chunks.close();
        UpdatableRegistration registered = registration;
        if (registered != null) {
            registered.close();
        }
        handle.close();
    }

    @Override
    public String toString() {
        return kind.label() + " stream '" + Printable.of(topic) + "' of '" + Printable.of(sender) + "'";
    }
}
