package org.livekit4j.track;

/** Where a track's media comes from, as its publisher says. The order of the constants is the protocol's. */
public enum TrackSource {
    /** The publisher did not say. */
    UNKNOWN,
    /** Video of a camera. */
    CAMERA,
    /** Audio of a microphone. */
    MICROPHONE,
    /** Video of a screen. */
    SCREENSHARE,
    /** Audio that belongs to a shared screen. */
    SCREENSHARE_AUDIO
}
