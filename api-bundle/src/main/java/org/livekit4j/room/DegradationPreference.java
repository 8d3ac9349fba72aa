package org.livekit4j.room;

/** What gives way when there is too little bandwidth or processing power. */
public enum DegradationPreference {
    BALANCED, MAINTAIN_FRAMERATE, MAINTAIN_RESOLUTION, MAINTAIN_FRAMERATE_AND_RESOLUTION
}
