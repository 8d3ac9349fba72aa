package org.livekit4j.room;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * A part of a transcription, which later ones with the same id replace until one is final.
 *
 * @param startTime by the sender's measure; the protocol does not name a unit
 * @param endTime as {@code startTime}
 * @param language such as {@code en}; may be empty
 * @param complete whether it will not change any more
 */
public record TranscriptionSegment(String id, String text, long startTime, long endTime, String language, boolean complete) {

    public TranscriptionSegment {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(language, "language is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this, "text");
    }
}
