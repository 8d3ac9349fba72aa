package org.livekit4j.room;

/** How audio was made. The order of the constants is the protocol's. */
public enum AudioTrackFeature {
    STEREO, NO_DTX, AUTO_GAIN_CONTROL, ECHO_CANCELLATION, NOISE_SUPPRESSION, ENHANCED_NOISE_CANCELLATION, PRECONNECT_BUFFER
}
