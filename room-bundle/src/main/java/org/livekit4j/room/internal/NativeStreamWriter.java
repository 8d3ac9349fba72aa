package org.livekit4j.room.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What writers of both kinds of streams have in common.
 *
 * @param <I> the type of the description of the stream
 */
abstract class NativeStreamWriter<I> {
    private final OutgoingStream stream;
    private final I info;
    private final String streamId;
    private final Logger log;

    /** @param writer the interface for users, whose logger is used */
    NativeStreamWriter(OutgoingStreams.Opened<I> opened, String streamId, Class<?> writer) {
        this.stream = opened.stream();
        this.info = opened.info();
        this.streamId = streamId;
        this.log = LoggerFactory.getLogger(writer);
    }

    OutgoingStream stream() {
        return stream;
    }

    public I info() {
        return info;
    }

    public CompletableFuture<Void> finish(Map<String, String> attributes) {
        return stream.finish(Objects.requireNonNull(attributes, "attributes is null"));
    }

    public CompletableFuture<Void> abort(String reason) {
        return stream.abort(Objects.requireNonNull(reason, "reason is null"));
    }

    public void close() {
        try {
            stream.finishNow();
        } catch (IOException e) {
            if (e.getCause() instanceof RoomEndedException) { // its writes have failed with it
                log.debug("The stream '{}' has ended with its room", Printable.of(streamId));
            } else {
                log.warn("The stream '{}' could not be finished", Printable.of(streamId), e);
            }
        }
    }
}
