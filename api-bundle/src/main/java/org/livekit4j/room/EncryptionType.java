package org.livekit4j.room;

/** How media is encrypted end to end. The order of the constants is the protocol's. */
public enum EncryptionType {
    NONE, GCM, CUSTOM
}
