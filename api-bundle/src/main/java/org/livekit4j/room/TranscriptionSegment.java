package org.livekit4j.room;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * A part of a transcription, which later parts with the same id replace until one is complete.
 *
 * @param id the id of the part
 * @param text the speech
 * @param startTime the start, by the sender's measure; the protocol names no unit, and text streams have none: 0
 * @param endTime the end, by the same measure
 * @param language the language, such as {@code en}; may be empty
 * @param complete whether the part will not change any more
 */
public record TranscriptionSegment(String id, String text, long startTime, long endTime, String language, boolean complete) {

    /** Checks that no component is null. */
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
