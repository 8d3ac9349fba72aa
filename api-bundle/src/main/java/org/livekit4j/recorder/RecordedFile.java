package org.livekit4j.recorder;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * A file of a recording, as it is or as it was when it was complete.
 *
 * @param path the file; while it is written its name ends in {@code .part}
 * @param complete whether it is complete, and has its final name
 * @param participant the identity of the participant that is recorded; empty if it is the whole room
 * @param track the name of the track; empty if it is several tracks
 * @param start when its first sample was received
 * @param duration the length of its sound, silence included
 * @param bytes its size
 * @param silence how much of its sound is silence because nothing arrived
 * @param lostAudio how much sound arrived and is not in it, because the disk or the machine was too slow, or the disk full
 * @param lostPictures how many pictures arrived and are not in it
 */
public record RecordedFile(Path path, boolean complete, String participant, String track, Instant start, Duration duration,
        long bytes, Duration silence, Duration lostAudio, long lostPictures) {

    /** Checks that no component is null. */
    public RecordedFile {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(participant, "participant is null");
        Objects.requireNonNull(track, "track is null");
        Objects.requireNonNull(start, "start is null");
        Objects.requireNonNull(duration, "duration is null");
        Objects.requireNonNull(silence, "silence is null");
        Objects.requireNonNull(lostAudio, "lostAudio is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
