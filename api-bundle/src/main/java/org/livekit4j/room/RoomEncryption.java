package org.livekit4j.room;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The keys and frame cryptors of a room that was joined with {@link RoomOptions#withEncryption}. Safe for use by several threads.
 * Methods return when the change is made. Setting or ratcheting a key derives it: with {@link KeyDerivation#PBKDF2} that takes
 * some ten milliseconds of a processor, for a shared key as often as there are participants.
 *
 * <p>A key has an index from 0 to {@link EncryptionOptions#keyRingSize()} - 1, so that an old key is kept while a new one is
 * distributed: set the new key with another index at all participants first, then {@linkplain #setKeyIndex encrypt with it}. Data
 * is encrypted with the index that a key was set with last, by {@link #setSharedKey} or {@link #setKey}.
 *
 * <p>All methods that take a key index throw {@link IllegalArgumentException} if it is out of range, and all methods that change
 * or ask something throw {@link IllegalStateException} if the room has ended. Keys are copied, and no log, exception or {@code
 * toString} shows them.
 */
@ProviderType
public interface RoomEncryption {

    /** {@return the options with which the room was joined; keys that were set since are not in them} */
    EncryptionOptions options();

    /** {@return whether media is encrypted and decrypted; true after joining} */
    boolean enabled();

    /**
     * Begins or ceases to encrypt and decrypt media. While it is off, this side sends its media in the clear, and receives that of
     * others as it is sent: encrypted audio is noise at full volume. Others hear nothing of this side and see {@link
     * EncryptionState#DECRYPTION_FAILED}, because its tracks were announced as encrypted. Data, also on
     * data tracks, is encrypted all the same.
     *
     * @param enabled whether media is encrypted and decrypted
     */
    void setEnabled(boolean enabled);

    /**
     * Sets the key that all participants share.
     *
     * @param key at least one byte
     * @param keyIndex the index
     * @throws IllegalArgumentException if the key is empty
     * @throws IllegalStateException if each participant has a key of its own
     */
    void setSharedKey(byte[] key, int keyIndex);

    /**
     * Replaces the shared key of an index by one that is derived from it. Receivers follow by themselves within {@link
     * EncryptionOptions#ratchetWindowSize()} steps; those that join later need the new key.
     *
     * @param keyIndex the index
     * @return the new key; empty if there is none of this index
     * @throws IllegalStateException if each participant has a key of its own
     */
    Optional<byte[]> ratchetSharedKey(int keyIndex);

    /**
     * Returns the shared key as it was set or ratcheted, not the one that is derived from it.
     *
     * @param keyIndex the index
     * @return the key; empty if there is none of this index
     * @throws IllegalStateException if each participant has a key of its own
     */
    Optional<byte[]> exportSharedKey(int keyIndex);

    /**
     * Sets the key of one participant, who may be the local one or one that has not joined yet.
     *
     * @param participantIdentity the identity of the participant whose media and data are encrypted with the key
     * @param key at least one byte
     * @param keyIndex the index
     * @throws IllegalArgumentException if the identity is blank or the key is empty
     * @throws IllegalStateException if all participants share a key
     */
    void setKey(String participantIdentity, byte[] key, int keyIndex);

    /**
     * Replaces the key of one participant by one that is derived from it, as {@link #ratchetSharedKey} does.
     *
     * @param participantIdentity the identity of the participant
     * @param keyIndex the index
     * @return the new key; empty if the participant has none of this index
     * @throws IllegalArgumentException if the identity is blank
     * @throws IllegalStateException if all participants share a key
     */
    Optional<byte[]> ratchetKey(String participantIdentity, int keyIndex);

    /**
     * Returns the key of one participant as it was set or ratcheted.
     *
     * @param participantIdentity the identity of the participant
     * @param keyIndex the index
     * @return the key; empty if the participant has none of this index
     * @throws IllegalArgumentException if the identity is blank
     * @throws IllegalStateException if all participants share a key
     */
    Optional<byte[]> exportKey(String participantIdentity, int keyIndex);

    /** {@return what encrypts and decrypts the tracks of this room; a copy} */
    List<FrameCryptor> frameCryptors();

    /**
     * Begins or ceases to encrypt or decrypt one track, as {@link #setEnabled(boolean)} does for all. Does nothing if the track is
     * gone.
     *
     * @param cryptor the frame cryptor of the track
     * @param enabled whether its frames are encrypted or decrypted
     */
    void setEnabled(FrameCryptor cryptor, boolean enabled);

    /**
     * Sets the key that the frames of one track are encrypted with from now on. Does nothing if the track is gone.
     *
     * @param cryptor the frame cryptor of a track that this side publishes
     * @param keyIndex the index
     */
    void setKeyIndex(FrameCryptor cryptor, int keyIndex);

    /**
     * {@return the number of messages that {@link EncryptionOptions#encryptedDataOnly} has kept from listeners since the room was
     * joined; those that nobody listens for are not counted}
     */
    long refusedMessages();
}
