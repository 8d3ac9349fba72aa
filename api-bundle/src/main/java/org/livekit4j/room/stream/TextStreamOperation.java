package org.livekit4j.room.stream;

/** What a text stream does to a conversation. */
public enum TextStreamOperation {
    /** It is a new text. */
    CREATE,
    /** It replaces an earlier text. */
    UPDATE,
    /** It withdraws an earlier text. */
    DELETE,
    /** It reacts to an earlier text. */
    REACTION
}
