package org.livekit4j.room;

/**
 * How the key that encrypts, of 128 bits, is derived from the bytes that are set as a key. All sides of a room must use the same
 * one. The salt is {@link EncryptionOptions#ratchetSalt}. The order of the constants is the protocol's.
 *
 * <table>
 * <caption>What a participant of another SDK does, and what fits it here</caption>
 * <tr><th>other side</th><th>this side</th></tr>
 * <tr><td>JavaScript, {@code ExternalE2EEKeyProvider.setKey(string)}</td>
 * <td>{@link EncryptionOptions#ofPassphrase}</td></tr>
 * <tr><td>JavaScript, {@code ExternalE2EEKeyProvider.setKey(ArrayBuffer)}</td>
 * <td>{@link EncryptionOptions#of} with {@link #HKDF}</td></tr>
 * <tr><td>Swift, {@code BaseKeyProvider} with a {@code String}</td><td>{@link EncryptionOptions#ofPassphrase}</td></tr>
 * <tr><td>Python and Rust, bytes and the default derivation</td><td>{@link EncryptionOptions#of}</td></tr>
 * </table>
 */
public enum KeyDerivation {
    /**
     * PBKDF2 with HMAC-SHA-256 and 100,000 iterations, the default: slow on purpose, for passphrases that people choose. The
     * bytes are those of the passphrase in UTF-8. All of LiveKit's SDKs have it.
     */
    PBKDF2,
    /**
     * HKDF with SHA-256, for keys of at least 16 random bytes; it does not protect a short passphrase against guessing.
     * JavaScript uses it for keys that are not strings. Not all of LiveKit's SDKs have it.
     */
    HKDF
}
