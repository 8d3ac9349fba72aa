package org.livekit4j.room;

/** How keys for media are derived from a shared one. The order of the constants is the protocol's. */
public enum KeyDerivation {
    /** PBKDF2, the default. */
    PBKDF2,
    /** HKDF. */
    HKDF
}
