package org.livekit4j.recorder;

/** The state of a {@link Recording}. */
public enum RecordingState {
    /** What arrives is written. */
    RECORDING,
    /** What arrives cannot be written, as on a full disk. It is tried again each second, and what is lost is counted. */
    FAILING,
    /** It is over, and its files are complete. */
    ENDED
}
