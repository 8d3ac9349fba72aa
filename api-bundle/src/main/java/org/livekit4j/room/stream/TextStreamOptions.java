package org.livekit4j.room.stream;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.internal.StreamArguments;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** How a text stream is sent. Immutable; every {@code with} method returns a changed copy. */
public final class TextStreamOptions {
    private static final Option<String> TOPIC = Option.of("topic", "");
    private static final Option<Map<String, String>> ATTRIBUTES = Option.of("attributes", Map.of());
    private static final Option<List<String>> DESTINATION_IDENTITIES = Option.of("destinationIdentities", List.of());
    private static final Option<String> STREAM_ID = Option.of("streamId");
    private static final Option<Boolean> COMPRESS = Option.of("compress", true);
    private static final Option<String> REPLY_TO_STREAM_ID = Option.of("replyToStreamId");
    private static final Option<List<String>> ATTACHED_STREAM_IDS = Option.of("attachedStreamIds", List.of());

    /** Without a topic, to everyone. */
    public static final TextStreamOptions DEFAULTS = new TextStreamOptions(OptionValues.of(TextStreamOptions.class));

    private final OptionValues values;

    private TextStreamOptions(OptionValues values) {
        this.values = values;
    }

    private <T> TextStreamOptions with(Option<T> option, T value) {
        return new TextStreamOptions(values.with(option, value));
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

    /** {@return the id of the stream that this one answers} */
    public Optional<String> replyToStreamId() {
        return values.find(REPLY_TO_STREAM_ID);
    }

    /** {@return the ids of byte streams that belong to this one} */
    public List<String> attachedStreamIds() {
        return values.get(ATTACHED_STREAM_IDS);
    }

    /**
     * Returns a copy with another {@link #topic}.
     *
     * @param topic the topic
     * @return the copy
     */
    public TextStreamOptions withTopic(String topic) {
        return with(TOPIC, topic);
    }

    /**
     * Returns a copy with other {@link #attributes}.
     *
     * @param attributes the attributes: with the topic, the ids and the names at most 14,000 bytes of UTF-8
     * @return the copy
     * @throws IllegalArgumentException if a key is blank
     */
    public TextStreamOptions withAttributes(Map<String, String> attributes) {
        return with(ATTRIBUTES, StreamArguments.attributes(attributes));
    }

    /**
     * Returns a copy with other {@link #destinationIdentities}.
     *
     * @param destinationIdentities the identities of the receivers
     * @return the copy
     * @throws IllegalArgumentException if an identity is blank
     */
    public TextStreamOptions withDestinationIdentities(String... destinationIdentities) {
        return with(DESTINATION_IDENTITIES, StreamArguments.identities(destinationIdentities));
    }

    /**
     * Returns a copy with another {@link #streamId}.
     *
     * @param streamId the id, unique in the room
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public TextStreamOptions withStreamId(String streamId) {
        return with(STREAM_ID, StreamArguments.notBlank("streamId", streamId));
    }

    /**
     * Returns a copy with another {@link #compress}.
     *
     * @param compress whether content that is sent at once is compressed
     * @return the copy
     */
    public TextStreamOptions withCompress(boolean compress) {
        return with(COMPRESS, compress);
    }

    /**
     * Returns a copy with another {@link #replyToStreamId}.
     *
     * @param replyToStreamId the id of the stream that this one answers
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public TextStreamOptions withReplyToStreamId(String replyToStreamId) {
        return with(REPLY_TO_STREAM_ID, StreamArguments.notBlank("replyToStreamId", replyToStreamId));
    }

    /**
     * Returns a copy with other {@link #attachedStreamIds}.
     *
     * @param attachedStreamIds the ids of byte streams that belong to this one
     * @return the copy
     * @throws IllegalArgumentException if an id is blank
     */
    public TextStreamOptions withAttachedStreamIds(String... attachedStreamIds) {
        for (String id : Objects.requireNonNull(attachedStreamIds, "attachedStreamIds is null")) {
            StreamArguments.notBlank("an id in attachedStreamIds", id);
        }
        return with(ATTACHED_STREAM_IDS, List.of(attachedStreamIds));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextStreamOptions that && values.equals(that.values);
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
