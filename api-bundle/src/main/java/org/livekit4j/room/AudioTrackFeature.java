package org.livekit4j.room;

/** A property of a track of audio. The order of the constants is the protocol's. */
public enum AudioTrackFeature {
    /** It has two channels. */
    STEREO,
    /** Silence is sent, too. */
    NO_DTX,
    /** Its level is adjusted automatically. */
    AUTO_GAIN_CONTROL,
    /** Echo is cancelled. */
    ECHO_CANCELLATION,
    /** Noise is suppressed. */
    NOISE_SUPPRESSION,
    /** Noise and other voices are suppressed. */
    ENHANCED_NOISE_CANCELLATION,
    /** It begins with audio from before it was published. */
    PRECONNECT_BUFFER
}
