package org.livekit4j.room.stream;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.livekit4j.text.RecordText;

/**
 * What is known about a text stream besides its content. All of it is provided by the sender.
 *
 * @param streamId the id of the stream
 * @param topic the topic; empty if there is none
 * @param timestamp when it was opened, by the sender's clock
 * @param mimeType the type of the content, such as {@code text/plain}
 * @param totalBytes the length of the content, in bytes of UTF-8; empty if it was not known when the stream was opened
 * @param attributes the attributes of the stream; unlike the content, they are not meant to be large
 * @param operation what the stream does to a conversation
 * @param version the version of the text, which counts its updates
 * @param replyToStreamId the id of the stream that this one answers
 * @param attachedStreamIds the ids of byte streams that belong to this one
 * @param generated whether a machine wrote the text
 * @param encrypted whether the stream is marked as encrypted end to end; JavaScript's client does not mark those that it
 *     encrypts
 */
public record TextStreamInfo(String streamId, String topic, Instant timestamp, String mimeType, OptionalLong totalBytes,
        Map<String, String> attributes, TextStreamOperation operation, int version, Optional<String> replyToStreamId,
        List<String> attachedStreamIds, boolean generated, boolean encrypted) {

    /** Checks that no component is null, and copies the collections. */
    public TextStreamInfo {
        Objects.requireNonNull(streamId, "streamId is null");
        Objects.requireNonNull(topic, "topic is null");
        Objects.requireNonNull(timestamp, "timestamp is null");
        Objects.requireNonNull(mimeType, "mimeType is null");
        Objects.requireNonNull(totalBytes, "totalBytes is null");
        Objects.requireNonNull(operation, "operation is null");
        Objects.requireNonNull(replyToStreamId, "replyToStreamId is null");
        attributes = Map.copyOf(attributes);
        attachedStreamIds = List.copyOf(attachedStreamIds);
    }

    @Override
    public String toString() {
        return RecordText.of(this, "attributes");
    }
}
