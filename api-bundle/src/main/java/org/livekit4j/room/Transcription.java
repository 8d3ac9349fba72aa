package org.livekit4j.room;

import java.util.List;
import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * Transcribed speech of a participant, or what an agent says that has no voice.
 *
 * @param participantIdentity the identity of the speaker
 * @param trackSid the sid of the track; empty if there is none, or if it is not known to be the speaker's
 * @param segments the parts of the speech
 */
public record Transcription(String participantIdentity, String trackSid, List<TranscriptionSegment> segments) {
    /** The topic of text streams that are transcriptions. */
    public static final String TOPIC = "lk.transcription";

    /** Copies the list. */
    public Transcription {
        Objects.requireNonNull(participantIdentity, "participantIdentity is null");
        Objects.requireNonNull(trackSid, "trackSid is null");
        segments = List.copyOf(segments);
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
