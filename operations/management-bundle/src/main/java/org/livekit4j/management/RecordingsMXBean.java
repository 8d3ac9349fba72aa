package org.livekit4j.management;

import java.util.List;

/** The recordings of rooms, registered as {@value #OBJECT_NAME}. Safe for use by several threads. */
public interface RecordingsMXBean {

    /** The object name. */
    String OBJECT_NAME = "org.livekit4j:type=Recordings";

    /** {@return the recordings that have not ended} */
    List<RecordingView> getRecordings();

    /** {@return how many recordings cannot write what arrives} */
    int getFailing();

    /**
     * Starts recording a room.
     *
     * @param room the name of the room
     * @param folder where the files go
     * @param format the name of a {@link org.livekit4j.recorder.RecordingFormat}
     * @param mixed whether the room is recorded as one
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such room or format
     * @throws IllegalStateException if there is no recorder, or recording cannot begin
     */
    String record(String room, String folder, String format, boolean mixed);

    /**
     * Stops a recording.
     *
     * @param id its number
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such recording
     */
    String stopRecording(String id);
}
