package org.livekit4j.room.stream;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.livekit4j.text.RecordText;

/**
 * What is known about a byte stream besides its content. All of it is provided by the sender.
 *
 * @param streamId the id of the stream
 * @param topic the topic; empty if there is none
 * @param timestamp when it was opened, by the sender's clock
 * @param mimeType the type of the content, such as {@code image/png}
 * @param totalBytes the length of the content, in bytes; empty if it was not known when the stream was opened
 * @param attributes the attributes of the stream; unlike the content, they are not meant to be large
 * @param name the name of the content, such as that of a file. It may contain anything: never use it as a path
 * @param encrypted whether the stream is marked as encrypted end to end; JavaScript's client does not mark those that it
 *     encrypts
 */
public record ByteStreamInfo(String streamId, String topic, Instant timestamp, String mimeType, OptionalLong totalBytes,
        Map<String, String> attributes, String name, boolean encrypted) {

    /** Checks that no component is null, and copies the attributes. */
    public ByteStreamInfo {
        Objects.requireNonNull(streamId, "streamId is null");
        Objects.requireNonNull(topic, "topic is null");
        Objects.requireNonNull(timestamp, "timestamp is null");
        Objects.requireNonNull(mimeType, "mimeType is null");
        Objects.requireNonNull(totalBytes, "totalBytes is null");
        Objects.requireNonNull(name, "name is null");
        attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
        return RecordText.of(this, "attributes");
    }
}
