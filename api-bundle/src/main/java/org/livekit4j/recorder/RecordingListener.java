package org.livekit4j.recorder;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told what happens to a recording. */
@ConsumerType
@FunctionalInterface
public interface RecordingListener {

    /**
     * Called for each event, one after the other, on a virtual thread of the recording's own, which it may block. Exceptions are
     * logged.
     *
     * @param recording the recording
     * @param event what has happened
     */
    void recordingEvent(Recording recording, RecordingEvent event);
}
