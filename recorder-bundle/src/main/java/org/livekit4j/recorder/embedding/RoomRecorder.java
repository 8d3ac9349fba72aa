package org.livekit4j.recorder.embedding;

/** Joins a room and records it. A service; safe for use by several threads. */
public interface RoomRecorder {

    /**
     * Joins a room, records it until its duration is over, the room ends or the thread is interrupted, and leaves it.
     *
     * @param request what is recorded
     * @return what was recorded
     * @throws IllegalStateException if the room cannot be joined, or recording cannot begin; the message says why
     */
    RecordingReport record(RecordingRequest request);
}
