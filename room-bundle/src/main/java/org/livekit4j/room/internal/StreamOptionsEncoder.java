package org.livekit4j.room.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.ffi.proto.StreamByteOptions;
import org.livekit4j.ffi.proto.StreamTextOptions;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.text.Printable;

/** Encodes options of streams. What they say goes in one packet, which the native library refuses if it is too large. */
final class StreamOptionsEncoder {
    /** The packet can have more, but the native library adds what it needs itself. */
    static final int MAX_BYTES = 14_000;

    private StreamOptionsEncoder() {}

    /** @throws IllegalArgumentException if they are too large */
    static StreamTextOptions encode(TextStreamOptions options) {
        check(options.topic(), options.attributes(), options.destinationIdentities(), List.of(options.streamId().orElse(""),
                options.replyToStreamId().orElse("")), options.attachedStreamIds());
        StreamTextOptions.Builder encoded = StreamTextOptions.newBuilder().setTopic(options.topic())
                .putAllAttributes(options.attributes()).addAllDestinationIdentities(options.destinationIdentities())
                .addAllAttachedStreamIds(options.attachedStreamIds()).setCompress(options.compress());
        options.streamId().ifPresent(encoded::setId);
        options.replyToStreamId().ifPresent(encoded::setReplyToStreamId);
        return encoded.build();
    }

    /**
     * @param totalBytes of the content, if that is known; the options' own must not differ from it
     * @throws IllegalArgumentException if they are too large, or the length is wrong
     */
    static StreamByteOptions encode(ByteStreamOptions options, Optional<Long> totalBytes) {
        check(options.topic(), options.attributes(), options.destinationIdentities(), List.of(options.streamId().orElse(""),
                options.name().orElse(""), options.mimeType().orElse("")), List.of());
        totalBytes.ifPresent(known -> options.totalBytes().filter(said -> !said.equals(known)).ifPresent(said -> {
            throw new IllegalArgumentException("totalBytes is " + said + ", but the content has " + known + " bytes");
        }));
        StreamByteOptions.Builder encoded = StreamByteOptions.newBuilder().setTopic(options.topic())
                .putAllAttributes(options.attributes()).addAllDestinationIdentities(options.destinationIdentities())
                .setCompress(options.compress());
        options.streamId().ifPresent(encoded::setId);
        options.name().ifPresent(encoded::setName);
        options.mimeType().ifPresent(encoded::setMimeType);
        totalBytes.or(options::totalBytes).ifPresent(encoded::setTotalLength);
        return encoded.build();
    }

    private static void check(String topic, Map<String, String> attributes, List<String> identities, List<String> names,
            List<String> ids) {
        long inAttributes = bytes(attributes);
        long all = inAttributes + Utf8.length(topic) + bytes(identities) + bytes(names) + bytes(ids);
        if (all > MAX_BYTES) {
            throw new IllegalArgumentException("options have " + all + " bytes, " + inAttributes + " of them in attributes; "
                    + "topic, attributes, identities, ids and names can have " + MAX_BYTES + " together at most");
        }
    }

    /** @throws IllegalArgumentException if they are too large for the end of a stream */
    static void check(Map<String, String> attributes) {
        attributes.forEach((key, value) -> {
            Objects.requireNonNull(key, "a key in attributes is null");
            Objects.requireNonNull(value, () -> "the value of '" + Printable.of(key) + "' in attributes is null");
        });
        if (bytes(attributes) > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "attributes have " + bytes(attributes) + " bytes; they can have " + MAX_BYTES + " at most");
        }
    }

    private static long bytes(Map<String, String> texts) {
        return bytes(texts.keySet()) + bytes(texts.values());
    }

    private static long bytes(Collection<String> texts) {
        return texts.stream().mapToLong(Utf8::length).sum();
    }
}
