package org.livekit4j.room;

/** How media is encrypted end to end. The order of the constants is the protocol's. */
public enum EncryptionType {
    /** Not at all. */
    NONE,
    /** With AES in GCM mode. */
    GCM,
    /** In a way that is not one of LiveKit's. */
    CUSTOM
}
