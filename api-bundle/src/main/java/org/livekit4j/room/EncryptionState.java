package org.livekit4j.room;

/** The state of decrypting a participant's media. The order of the constants is the protocol's. */
public enum EncryptionState {
    /** Nothing was decrypted yet. */
    NEW,
    /** Media is decrypted. */
    OK,
    /** Media could not be encrypted. */
    ENCRYPTION_FAILED,
    /** Media could not be decrypted: the key is probably a different one. */
    DECRYPTION_FAILED,
    /** There is no key. */
    MISSING_KEY,
    /** The key was moved on. */
    KEY_RATCHETED,
    /** The native library failed. */
    INTERNAL_ERROR
}
