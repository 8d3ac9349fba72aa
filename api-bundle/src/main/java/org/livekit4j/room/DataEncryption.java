package org.livekit4j.room;

/**
 * Whether a data packet or chat message came encrypted end to end. The native library does not say so of each message; what it
 * says of the sender decides.
 */
public enum DataEncryption {
    /** It came encrypted, and so did all packets that its sender has sent before. */
    ENCRYPTED,
    /**
     * It came in the clear, because this room has no key; or its sender, whose tracks are all encrypted, has sent data in the
     * clear since it joined, this packet or an earlier one. JavaScript's room option {@code e2ee} encrypts media only; {@code
     * encryption} encrypts data, too.
     */
    NOT_ENCRYPTED,
    /**
     * It is not known: the sender publishes nothing or publishes a track in the clear, is not in {@link
     * Room#remoteParticipants()}, or the message is one of LiveKit's old chat.
     */
    UNKNOWN
}
