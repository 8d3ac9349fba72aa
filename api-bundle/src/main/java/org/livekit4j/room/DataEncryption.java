package org.livekit4j.room;

/**
 * Whether a data packet or chat message came encrypted end to end. The native library does not say so of each message; what it
 * says of the sender decides.
 */
public enum DataEncryption {
    /** It came encrypted, and so did all packets that its sender has sent before. */
    ENCRYPTED,
    /** It came in the clear: this room has no key. */
    NOT_ENCRYPTED,
    /**
     * It is not known: the sender publishes nothing or publishes a track in the clear, is not in {@link
     * Room#remoteParticipants()}, or has sent data that was not marked as encrypted since it joined, this packet or an earlier
     * one; or the message is one of LiveKit's old chat. JavaScript's client never marks its data: with the room option {@code
     * encryption} it is encrypted, with {@code e2ee} it is not.
     */
    UNKNOWN
}
