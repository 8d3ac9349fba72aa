package org.livekit4j.room;

/** State of decrypting a participant's media. The order of the constants is the protocol's. */
public enum EncryptionState {
    NEW, OK, ENCRYPTION_FAILED, DECRYPTION_FAILED, MISSING_KEY, KEY_RATCHETED, INTERNAL_ERROR
}
