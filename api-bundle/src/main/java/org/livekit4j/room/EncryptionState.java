package org.livekit4j.room;

/**
 * The state of the encryption of a participant's media. For a remote participant it tells whether its media is decrypted here,
 * for the local one whether it is encrypted. If a participant publishes several tracks it is the latest change of any of them.
 * The order of the constants is the protocol's; {@link #UNDECRYPTABLE} is this library's own.
 */
public enum EncryptionState {
    /** Nothing was encrypted or decrypted yet, or there is nothing encrypted. */
    NEW,
    /** Media is encrypted or decrypted. */
    OK,
    /** Media could not be encrypted. */
    ENCRYPTION_FAILED,
    /**
     * Media could not be decrypted: more frames in a row than {@link EncryptionOptions#failureTolerance} were encrypted with
     * another key, or the participant sends in the clear what it has announced as encrypted.
     */
    DECRYPTION_FAILED,
    /** There is no key of the index with which the media is, or would be, encrypted. Remote media is silent. */
    MISSING_KEY,
    /** The participant has ratcheted its key, and this side has followed. {@link #OK} comes next. */
    KEY_RATCHETED,
    /** The native library failed. */
    INTERNAL_ERROR,
    /**
     * Encrypted media has arrived for two seconds or more, and nothing of it was decrypted: the key is a different one, or this
     * room has none. The native library reports neither. When the right key is set, {@link #OK} follows.
     */
    UNDECRYPTABLE
}
