package org.livekit4j.room;

/** How keys for media are made from a shared one. The order of the constants is the protocol's. */
public enum KeyDerivation {
    PBKDF2, HKDF
}
