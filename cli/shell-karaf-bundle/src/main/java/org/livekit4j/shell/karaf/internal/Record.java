package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:record}. */
@Command(scope = "livekit", name = "record", description = "Record a room that is joined, to a folder, or stop a recording")
@Service
public final class Record extends LiveKitAction {

    @Option(name = "--stop", description = "Stop the recording with this number")
    private String stop;

    @Option(name = "--format", description = "WAV, OGG_OPUS, WEBM_OPUS, WEBM_VP8_OPUS or MP4_H264_AAC")
    private String format = "WAV";

    @Option(name = "--mixed", description = "Voices mixed, pictures in a grid")
    private boolean mixed;

    @Argument(index = 0, name = "room", description = "The name of the room")
    @Completion(RoomNames.class)
    private String room;

    @Argument(index = 1, name = "folder", description = "Where the files go")
    private String folder;

    /** Karaf makes one for each call. */
    public Record() {}

    @Override
    Report report(LiveKitCommands all) {
        if (stop != null) {
            return all.stopRecording(stop);
        }
        if (room == null || folder == null) {
            throw new IllegalArgumentException("name a room and a folder, or --stop and the number of a recording");
        }
        return all.record(room, folder, format, mixed);
    }
}
