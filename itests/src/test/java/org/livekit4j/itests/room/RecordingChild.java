package org.livekit4j.itests.room;

import java.nio.file.Path;
import java.time.Duration;
import org.livekit4j.LiveKit;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.room.Room;

/** A program that records a room until its standard input ends. */
public final class RecordingChild {

    private RecordingChild() {}

    /** Arguments: the URL, a token, the folder, the format, and after how many ms the next file is begun. */
    public static void main(String[] arguments) throws Exception {
        RecordingOptions options = RecordingOptions.of(Path.of(arguments[2])).withFormat(RecordingFormat.valueOf(arguments[3]))
                .withMaxFileDuration(Duration.ofMillis(Long.parseLong(arguments[4]))).withMinFreeBytes(0);
        try (LiveKit livekit = LiveKit.create();
                Room room = livekit.connect(arguments[0], arguments[1]);
                Recording recording = livekit.recorder().start(room, options)) {
            System.in.readAllBytes();
            recording.stop().join();
        }
    }
}
