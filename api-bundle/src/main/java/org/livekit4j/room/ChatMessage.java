package org.livekit4j.room;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.RecordText;

/**
 * A message of LiveKit's old chat.
 *
 * @param id the id of the message
 * @param timestamp when it was sent, by the sender's clock
 * @param message the text
 * @param edited when it was edited; empty if it was not
 * @param deleted whether it was deleted
 * @param generated whether a machine wrote it
 */
public record ChatMessage(String id, Instant timestamp, String message, Optional<Instant> edited, boolean deleted,
        boolean generated) {

    /** Checks that no component is null. */
    public ChatMessage {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(timestamp, "timestamp is null");
        Objects.requireNonNull(message, "message is null");
        Objects.requireNonNull(edited, "edited is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this, "message");
    }
}
