package org.livekit4j.recorder.embedding;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is recorded, and where to.
 *
 * @param url the URL of the server
 * @param token the access token for the room
 * @param folder where the files go
 * @param format the name of a {@code RecordingFormat}
 * @param mixed whether the room is recorded as one
 * @param duration how long, from when the room is joined; empty means until it ends
 * @param progress told a line at a time what happens
 */
public record RecordingRequest(String url, String token, Path folder, String format, boolean mixed, Optional<Duration> duration,
        Consumer<String> progress) {

    /** Shows no token. */
    @Override
    public String toString() {
        return "RecordingRequest[" + folder + ", " + format + "]";
    }
}
