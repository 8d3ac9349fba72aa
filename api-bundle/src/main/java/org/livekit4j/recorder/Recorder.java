package org.livekit4j.recorder;

import java.util.List;
import org.livekit4j.room.Room;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Records rooms as files. An OSGi service; in plain Java {@link org.livekit4j.LiveKit#recorder} returns it. When it goes, its
 * recordings are stopped and their files completed, also on SIGTERM. Safe for use by several threads.
 *
 * <pre>{@code
 * RecordingOptions options = RecordingOptions.of(folder).withFormat(RecordingFormat.OGG_OPUS);
 * try (Recording recording = livekit.recorder().start(room, options)) {
 *     room.awaitEnd();
 * }
 * }</pre>
 */
@ProviderType
public interface Recorder {
    /** Factory PID: each of its configurations records the rooms that are joined and that it names. */
    String FACTORY_PID = "org.livekit4j.recording";

    /**
     * Starts recording the tracks of others in a room, those that are subscribed to now and those that will be.
     *
     * @param room the room, which is joined
     * @param options where and how it is recorded; the folder is created if it is missing
     * @param listeners told from the first event on
     * @return the recording, which the caller closes, or lets end with the room
     * @throws org.livekit4j.LiveKitException if the folder cannot be written, or the format takes {@code ffmpeg} and there is none;
     *     the message says what to install
     * @throws IllegalStateException if the recorder is closed
     */
    Recording start(Room room, RecordingOptions options, RecordingListener... listeners);

    /** {@return the recordings that have not ended, in the order of their start} */
    List<Recording> recordings();
}
