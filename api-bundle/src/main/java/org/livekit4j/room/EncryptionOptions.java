package org.livekit4j.room;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/**
 * Encrypts media end to end, with AES in GCM mode and one key that all participants share: the server can neither hear nor
 * see it. Immutable; every {@code with} method returns a changed copy.
 *
 * <p>A participant with another key gets neither audio nor video; {@link RoomEvent.EncryptionStateChanged} tells so if {@link
 * #failureTolerance} is not -1. A participant that joins <b>without a key</b> is told nothing: the native library decodes the
 * encrypted media as if it were plain. Video is broken or missing, and audio is noise at full volume. {@link
 * TrackPublication#encryptionType()} tells that a track is encrypted, before a stream of it is opened.
 *
 * <p>Everything but the key must be the same on all sides; the defaults are those of LiveKit's own SDKs.
 */
public final class EncryptionOptions {
    private static final String SALT = "LKFrameEncryptionKey";
    private static final int MAX_KEYS = 255;
    private static final Option<ByteBuffer> SHARED_KEY = Option.secret("sharedKey");
    private static final Option<ByteBuffer> RATCHET_SALT = Option.secret("ratchetSalt");
    private static final Option<Integer> RATCHET_WINDOW_SIZE = Option.of("ratchetWindowSize", 16);
    private static final Option<Integer> FAILURE_TOLERANCE = Option.of("failureTolerance", -1);
    private static final Option<Integer> KEY_RING_SIZE = Option.of("keyRingSize", 16);
    private static final Option<KeyDerivation> KEY_DERIVATION = Option.of("keyDerivation", KeyDerivation.PBKDF2);

    private final OptionValues values;

    private EncryptionOptions(OptionValues values) {
        this.values = values;
    }

    /**
     * Creates options with this key and the defaults: a window of 16 steps, any number of failures, 16 keys, PBKDF2.
     *
     * @param sharedKey at least one byte; it is copied
     * @return the options
     * @throws IllegalArgumentException if the key is empty
     */
    public static EncryptionOptions of(byte[] sharedKey) {
        ByteBuffer key = copy("sharedKey", sharedKey);
        if (!key.hasRemaining()) {
            throw new IllegalArgumentException("sharedKey is empty; it needs at least one byte");
        }
        return new EncryptionOptions(OptionValues.of(EncryptionOptions.class).with(SHARED_KEY, key))
                .withRatchetSalt(SALT.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer copy(String name, byte[] bytes) {
        return ByteBuffer.wrap(Objects.requireNonNull(bytes, () -> name + " is null").clone());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        return buffer.array().clone();
    }

    private <T> EncryptionOptions with(Option<T> option, T value) {
        return new EncryptionOptions(values.with(option, value));
    }

    /** {@return a copy of the key, which {@link #toString} never shows} */
    public byte[] sharedKey() {
        return bytes(values.get(SHARED_KEY));
    }

    /** {@return a copy of the salt for the derivation of keys} */
    public byte[] ratchetSalt() {
        return bytes(values.get(RATCHET_SALT));
    }

    /** {@return how many steps ahead the receiver looks for a key that the sender has moved on; 0 or more} */
    public int ratchetWindowSize() {
        return values.get(RATCHET_WINDOW_SIZE);
    }

    /**
     * {@return how many frames in a row may fail before a key counts as wrong; -1 for any number, so that a wrong key is
     * never reported}
     */
    public int failureTolerance() {
        return values.get(FAILURE_TOLERANCE);
    }

    /** {@return how many keys are kept, from 1 to 255} */
    public int keyRingSize() {
        return values.get(KEY_RING_SIZE);
    }

    /** {@return how keys for media are derived from the shared one} */
    public KeyDerivation keyDerivation() {
        return values.get(KEY_DERIVATION);
    }

    /**
     * Returns a copy with another {@link #ratchetSalt}.
     *
     * @param ratchetSalt the salt for the derivation of keys, which is copied
     * @return the copy
     */
    public EncryptionOptions withRatchetSalt(byte[] ratchetSalt) {
        return with(RATCHET_SALT, copy("ratchetSalt", ratchetSalt));
    }

    /**
     * Returns a copy with another {@link #ratchetWindowSize}.
     *
     * @param ratchetWindowSize how many steps ahead the receiver looks for a key that the sender has moved on
     * @return the copy
     * @throws IllegalArgumentException if it is negative
     */
    public EncryptionOptions withRatchetWindowSize(int ratchetWindowSize) {
        if (ratchetWindowSize < 0) {
            throw new IllegalArgumentException("ratchetWindowSize is " + ratchetWindowSize + "; it cannot be negative");
        }
        return with(RATCHET_WINDOW_SIZE, ratchetWindowSize);
    }

    /**
     * Returns a copy with another {@link #failureTolerance}.
     *
     * @param failureTolerance how many frames in a row may fail before a key counts as wrong
     * @return the copy
     * @throws IllegalArgumentException if it is less than -1
     */
    public EncryptionOptions withFailureTolerance(int failureTolerance) {
        if (failureTolerance < -1) {
            throw new IllegalArgumentException("failureTolerance is " + failureTolerance + "; it must be at least -1");
        }
        return with(FAILURE_TOLERANCE, failureTolerance);
    }

    /**
     * Returns a copy with another {@link #keyRingSize}.
     *
     * @param keyRingSize how many keys are kept, from 1 to 255
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public EncryptionOptions withKeyRingSize(int keyRingSize) {
        if (keyRingSize < 1 || keyRingSize > MAX_KEYS) {
            throw new IllegalArgumentException("keyRingSize is " + keyRingSize + "; it must be from 1 to " + MAX_KEYS);
        }
        return with(KEY_RING_SIZE, keyRingSize);
    }

    /**
     * Returns a copy with another {@link #keyDerivation}.
     *
     * @param keyDerivation how keys for media are derived from the shared one
     * @return the copy
     */
    public EncryptionOptions withKeyDerivation(KeyDerivation keyDerivation) {
        return with(KEY_DERIVATION, keyDerivation);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncryptionOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
