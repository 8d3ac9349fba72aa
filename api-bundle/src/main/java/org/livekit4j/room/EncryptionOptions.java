package org.livekit4j.room;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Encrypts media end to end, with AES in GCM mode and one key that all participants share: the server cannot hear or see it.
 *
 * <p>A participant with another key gets neither sound nor pictures; {@link RoomEvent.EncryptionStateChanged} says so if
 * {@code failureTolerance} is not -1. A participant that joins <b>without a key</b> is told nothing: the native library decodes what is
 * encrypted as if it were not. Pictures are broken or missing, and sound is noise of full volume. {@link TrackPublication#encryptionType()} says
 * that a track is encrypted, before a stream of it is opened.
 *
 * <p>All but the key have to be the same on all sides; the defaults are those of LiveKit's own SDKs.
 *
 * @param sharedKey at least one byte; copied in and out, and never shown by {@link #toString}
 * @param ratchetSalt goes into the derivation of keys; copied in and out
 * @param ratchetWindowSize how many steps ahead the receiver looks for a key that the sender has moved on; 0 or more
 * @param failureTolerance how many frames in a row may fail before a key counts as wrong; -1 for any number, so
 *     that it is never told
 * @param keyRingSize how many keys are kept, 1 to 255
 * @param keyDerivation how keys for media are made from the shared one
 */
public record EncryptionOptions(byte[] sharedKey, byte[] ratchetSalt, int ratchetWindowSize, int failureTolerance,
        int keyRingSize,
        KeyDerivation keyDerivation) {
    private static final String SALT = "LKFrameEncryptionKey";
    private static final int MAX_KEYS = 255;

    public EncryptionOptions {
        sharedKey = Objects.requireNonNull(sharedKey, "sharedKey is null").clone();
        ratchetSalt = Objects.requireNonNull(ratchetSalt, "ratchetSalt is null").clone();
        Objects.requireNonNull(keyDerivation, "keyDerivation is null");
        if (sharedKey.length == 0) {
            throw new IllegalArgumentException("sharedKey is empty; it has to have at least one byte");
        }
        if (ratchetWindowSize < 0) {
            throw new IllegalArgumentException("ratchetWindowSize is " + ratchetWindowSize + "; it cannot be negative");
        }
        if (failureTolerance < -1) {
            throw new IllegalArgumentException("failureTolerance is " + failureTolerance + "; it has to be at least -1");
        }
        if (keyRingSize < 1 || keyRingSize > MAX_KEYS) {
            throw new IllegalArgumentException("keyRingSize is " + keyRingSize + "; it has to be 1 to " + MAX_KEYS);
        }
    }

    /** This key, and the defaults: a window of 16 steps, any number of failures, 16 keys, PBKDF2. */
    public static EncryptionOptions of(byte[] sharedKey) {
        return new EncryptionOptions(sharedKey, SALT.getBytes(StandardCharsets.US_ASCII), 16, -1, 16, KeyDerivation.PBKDF2);
    }

    public EncryptionOptions withRatchetSalt(byte[] ratchetSalt) {
        return new EncryptionOptions(sharedKey, ratchetSalt, ratchetWindowSize, failureTolerance, keyRingSize, keyDerivation);
    }

    public EncryptionOptions withRatchetWindowSize(int ratchetWindowSize) {
        return new EncryptionOptions(sharedKey, ratchetSalt, ratchetWindowSize, failureTolerance, keyRingSize, keyDerivation);
    }

    public EncryptionOptions withFailureTolerance(int failureTolerance) {
        return new EncryptionOptions(sharedKey, ratchetSalt, ratchetWindowSize, failureTolerance, keyRingSize, keyDerivation);
    }

    public EncryptionOptions withKeyRingSize(int keyRingSize) {
        return new EncryptionOptions(sharedKey, ratchetSalt, ratchetWindowSize, failureTolerance, keyRingSize, keyDerivation);
    }

    public EncryptionOptions withKeyDerivation(KeyDerivation keyDerivation) {
        return new EncryptionOptions(sharedKey, ratchetSalt, ratchetWindowSize, failureTolerance, keyRingSize, keyDerivation);
    }

    @Override
    public byte[] sharedKey() {
        return sharedKey.clone();
    }

    @Override
    public byte[] ratchetSalt() {
        return ratchetSalt.clone();
    }

    @Override
    public String toString() {
        return "EncryptionOptions[shared key, " + keyDerivation + "]";
    }
}
