package org.livekit4j.room.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.internal.StreamArguments;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** How a byte stream is sent. Immutable; every {@code with} method returns a changed copy. */
public final class ByteStreamOptions {
    private static final Option<String> TOPIC = Option.of("topic", "");
    private static final Option<Map<String, String>> ATTRIBUTES = Option.of("attributes", Map.of());
    private static final Option<List<String>> DESTINATION_IDENTITIES = Option.of("destinationIdentities", List.of());
    private static final Option<String> STREAM_ID = Option.of("streamId");
    private static final Option<Boolean> COMPRESS = Option.of("compress", true);
    private static final Option<String> NAME = Option.of("name");
    private static final Option<String> MIME_TYPE = Option.of("mimeType");
    private static final Option<Long> TOTAL_BYTES = Option.of("totalBytes");

    /** Without a topic, to everyone, with a name and a type that follow from the content. */
    public static final ByteStreamOptions DEFAULTS = new ByteStreamOptions(OptionValues.of(ByteStreamOptions.class));

    private final OptionValues values;

    private ByteStreamOptions(OptionValues values) {
        this.values = values;
    }

    private <T> ByteStreamOptions with(Option<T> option, T value) {
        return new ByteStreamOptions(values.with(option, value));
    }

    /** {@return the topic, by which receivers choose their handler; empty means none} */
    public String topic() {
        return values.get(TOPIC);
    }

    /** {@return the attributes, which receivers get before the content} */
    public Map<String, String> attributes() {
        return values.get(ATTRIBUTES);
    }

    /** {@return the identities of the receivers; empty means everyone in the room} */
    public List<String> destinationIdentities() {
        return values.get(DESTINATION_IDENTITIES);
    }

    /** {@return the id of the stream; default: a random one} */
    public Optional<String> streamId() {
        return values.find(STREAM_ID);
    }

    /**
     * {@return whether content that is sent at once is compressed if all receivers support that. Streams that are written step
     * by step are never compressed}
     */
    public boolean compress() {
        return values.get(COMPRESS);
    }

    /** {@return the name of the content; default: that of the file, or else {@code unknown}} */
    public Optional<String> name() {
        return values.find(NAME);
    }

    /** {@return the type of the content; default: that of the file by its name, or else {@code application/octet-stream}} */
    public Optional<String> mimeType() {
        return values.find(MIME_TYPE);
    }

    /**
     * {@return the length of a stream that is written step by step, in bytes; empty if it is not known. It must be the right one,
     * or receivers get an error. The length of content that is sent at once is known anyway}
     */
    public Optional<Long> totalBytes() {
        return values.find(TOTAL_BYTES);
    }

    /**
     * Returns a copy with another {@link #topic}.
     *
     * @param topic the topic
     * @return the copy
     */
    public ByteStreamOptions withTopic(String topic) {
        return with(TOPIC, topic);
    }

    /**
     * Returns a copy with other {@link #attributes}.
     *
     * @param attributes the attributes: with the topic, the ids and the names at most 14,000 bytes of UTF-8
     * @return the copy
     * @throws IllegalArgumentException if a key is blank
     */
    public ByteStreamOptions withAttributes(Map<String, String> attributes) {
        return with(ATTRIBUTES, StreamArguments.attributes(attributes));
    }

    /**
     * Returns a copy with other {@link #destinationIdentities}.
     *
     * @param destinationIdentities the identities of the receivers
     * @return the copy
     * @throws IllegalArgumentException if an identity is blank
     */
    public ByteStreamOptions withDestinationIdentities(String... destinationIdentities) {
        return with(DESTINATION_IDENTITIES, StreamArguments.identities(destinationIdentities));
    }

    /**
     * Returns a copy with another {@link #streamId}.
     *
     * @param streamId the id, unique in the room
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public ByteStreamOptions withStreamId(String streamId) {
        return with(STREAM_ID, StreamArguments.notBlank("streamId", streamId));
    }

    /**
     * Returns a copy with another {@link #compress}.
     *
     * @param compress whether content that is sent at once is compressed
     * @return the copy
     */
    public ByteStreamOptions withCompress(boolean compress) {
        return with(COMPRESS, compress);
    }

    /**
     * Returns a copy with another {@link #name}.
     *
     * @param name the name of the content
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public ByteStreamOptions withName(String name) {
        return with(NAME, StreamArguments.notBlank("name", name));
    }

    /**
     * Returns a copy with another {@link #mimeType}.
     *
     * @param mimeType the type of the content, such as {@code image/png}
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public ByteStreamOptions withMimeType(String mimeType) {
        return with(MIME_TYPE, StreamArguments.notBlank("mimeType", mimeType));
    }

    /**
     * Returns a copy with another {@link #totalBytes}.
     *
     * @param totalBytes the length of the content, in bytes
     * @return the copy
     * @throws IllegalArgumentException if it is negative
     */
    public ByteStreamOptions withTotalBytes(long totalBytes) {
        if (totalBytes < 0) {
            throw new IllegalArgumentException("totalBytes is " + totalBytes + "; it cannot be negative");
        }
        return with(TOTAL_BYTES, totalBytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteStreamOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
