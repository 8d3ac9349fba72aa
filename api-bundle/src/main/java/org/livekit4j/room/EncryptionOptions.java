package org.livekit4j.room;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/**
 * End-to-end encryption of a room, with AES-128 in GCM mode: the server can neither hear, see nor read what is sent. Immutable;
 * every {@code with} method returns a changed copy.
 *
 * <p>Media is encrypted, and so are data packets, chat messages, text and byte streams, data tracks and remote procedure calls.
 * Transcriptions and telephone tones are not: the protocol has no encrypted form of them. Neither are names, metadata and
 * attributes of participants, tracks and the room.
 *
 * <p>Either all participants share one key ({@link #of} and {@link #ofPassphrase}), or each encrypts with a key of its own
 * ({@link #perParticipant}). {@link Room#encryption()} changes keys in the call.
 *
 * <p>Everything but the key must be the same on all sides; the defaults are those of LiveKit's own SDKs. The two that a program
 * usually chooses are the form of the key and its derivation, see {@link KeyDerivation}.
 *
 * <p>A participant with another key gets neither media nor data. {@link Participant#encryptionState()} is then {@link
 * EncryptionState#UNDECRYPTABLE}, or {@link EncryptionState#DECRYPTION_FAILED} if {@link #failureTolerance} is not -1.
 *
 * <p>With a passphrase that all participants share:
 *
 * {@snippet file="org/livekit4j/examples/rooms/EncryptedRecorder.java" region="options"}
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
    private static final Option<Boolean> ENCRYPTED_DATA_ONLY = Option.of("encryptedDataOnly", false);

    private final OptionValues values;

    private EncryptionOptions(OptionValues values) {
        this.values = values;
    }

    /**
     * Creates options with a key that all participants share, and the defaults: PBKDF2, a window of 16 steps, any number of
     * failures, 16 keys. The key has the index 0. With {@link KeyDerivation#PBKDF2} the bytes are those of a passphrase; for a
     * binary key of a JavaScript program see {@link KeyDerivation#HKDF}.
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
        return perParticipant().with(SHARED_KEY, key);
    }

    /**
     * Creates options with a passphrase that all participants share, and the defaults, as {@link #of} with the bytes of the
     * passphrase in UTF-8 and {@link KeyDerivation#PBKDF2}. It fits a passphrase of LiveKit's other SDKs.
     *
     * @param passphrase at least one character
     * @return the options
     * @throws IllegalArgumentException if the passphrase is empty
     */
    public static EncryptionOptions ofPassphrase(String passphrase) {
        Objects.requireNonNull(passphrase, "passphrase is null");
        if (passphrase.isEmpty()) {
            throw new IllegalArgumentException("passphrase is empty; it needs at least one character");
        }
        return of(passphrase.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Creates options without a key, and the defaults: each participant encrypts with a key of its own, which {@link
     * RoomEncryption#setKey} sets after joining. Until then nothing that this side publishes is sent, and nothing can be
     * decrypted.
     *
     * @return the options
     */
    public static EncryptionOptions perParticipant() {
        return new EncryptionOptions(OptionValues.of(EncryptionOptions.class))
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

    /** {@return a copy of the shared key, which {@link #toString} never shows; empty if each participant has a key of its own} */
    public Optional<byte[]> sharedKey() {
        return values.find(SHARED_KEY).map(EncryptionOptions::bytes);
    }

    /** {@return a copy of the salt for the derivation of keys} */
    public byte[] ratchetSalt() {
        return bytes(values.get(RATCHET_SALT));
    }

    /**
     * {@return how many steps ahead the receiver looks for a key that the sender has ratcheted; 0 or more. With a wrong key, each
     * frame costs as many derivations: if nobody ratchets, 0 saves them}
     */
    public int ratchetWindowSize() {
        return values.get(RATCHET_WINDOW_SIZE);
    }

    /**
     * {@return how many frames in a row may fail before a key counts as wrong; -1 for any number: a key that is wrong from the
     * beginning is {@link EncryptionState#UNDECRYPTABLE} then, and one that becomes wrong is not reported}
     */
    public int failureTolerance() {
        return values.get(FAILURE_TOLERANCE);
    }

    /** {@return how many keys are kept, from 1 to 255} */
    public int keyRingSize() {
        return values.get(KEY_RING_SIZE);
    }

    /** {@return how the keys that encrypt are derived from those that are set} */
    public KeyDerivation keyDerivation() {
        return values.get(KEY_DERIVATION);
    }

    /** {@return whether data packets and chat messages are refused unless they are known to be encrypted; default: no} */
    public boolean encryptedDataOnly() {
        return values.get(ENCRYPTED_DATA_ONLY);
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
     * @param keyDerivation how the keys that encrypt are derived from those that are set
     * @return the copy
     */
    public EncryptionOptions withKeyDerivation(KeyDerivation keyDerivation) {
        return with(KEY_DERIVATION, keyDerivation);
    }

    /**
     * Returns a copy with another {@link #encryptedDataOnly}. With true, listeners get those {@link RoomEvent.DataReceived} and
     * {@link RoomEvent.ChatMessageReceived} only whose {@link DataEncryption} is {@link DataEncryption#ENCRYPTED}. The others are
     * counted in {@link RoomEncryption#refusedMessages()}, and the first one is logged as a warning.
     *
     * <p>The native library knows that of packets whose sender publishes tracks, all of them encrypted. So with true, packets of
     * a sender without tracks and all messages of LiveKit's old chat are refused.
     *
     * @param encryptedDataOnly whether messages that are not known to be encrypted are refused
     * @return the copy
     */
    public EncryptionOptions withEncryptedDataOnly(boolean encryptedDataOnly) {
        return with(ENCRYPTED_DATA_ONLY, encryptedDataOnly);
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
