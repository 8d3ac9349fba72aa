package org.livekit4j.devices;

/** What a device is for. */
public enum DeviceKind {
    /** It records audio. */
    MICROPHONE,
    /** It plays audio. */
    SPEAKER,
    /** It shows this machine's desktop, which can be captured. */
    SCREEN,
    /** It records video. */
    CAMERA
}
