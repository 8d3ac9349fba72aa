package org.livekit4j.room;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.RecordText;

/**
 * A chat message.
 *
 * @param id the id of the message
 * @param timestamp when it was sent first, by the sender's clock
 * @param message the text
 * @param edited when it was edited; empty if it was not
 * @param deleted whether it was deleted
 * @param generated whether a machine wrote it
 * @param replyToId the id of the message that it answers; empty if it answers none, and for packets of older clients
 * @param attributes what the sender has said besides; empty for packets of older clients
 */
public record ChatMessage(String id, Instant timestamp, String message, Optional<Instant> edited, boolean deleted,
        boolean generated, Optional<String> replyToId, Map<String, String> attributes) {
    /** The topic of text streams that are chat messages. */
    public static final String TOPIC = "lk.chat";

    /** Checks that no component is null, and copies the attributes. */
    public ChatMessage {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(timestamp, "timestamp is null");
        Objects.requireNonNull(message, "message is null");
        Objects.requireNonNull(edited, "edited is null");
        Objects.requireNonNull(replyToId, "replyToId is null");
        attributes = Map.copyOf(Objects.requireNonNull(attributes, "attributes is null"));
    }

    @Override
    public String toString() {
        return RecordText.of(this, "message", "attributes");
    }
}
