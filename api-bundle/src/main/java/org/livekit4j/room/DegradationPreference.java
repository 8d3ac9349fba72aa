package org.livekit4j.room;

/** What an encoder keeps when bandwidth or processing power is short. */
public enum DegradationPreference {
    /** Frame rate and resolution give way. */
    BALANCED,
    /** The frame rate is kept; the resolution gives way. */
    MAINTAIN_FRAMERATE,
    /** The resolution is kept; the frame rate gives way. */
    MAINTAIN_RESOLUTION,
    /** Both are kept; frames may be dropped before they are encoded. */
    MAINTAIN_FRAMERATE_AND_RESOLUTION
}
