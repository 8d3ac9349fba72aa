package org.livekit4j.track;

/** Where a track's media comes from, as its publisher says. The order of the constants is the protocol's. */
public enum TrackSource {
    /** The publisher did not say. */
    UNKNOWN, CAMERA, MICROPHONE, SCREENSHARE, SCREENSHARE_AUDIO
}
