package org.livekit4j.keeper;

/** What a keeper is about. */
public enum KeeperState {
    /** There is no service of rooms: its bundle, the queue or the native library is stopped. It goes on when there is one. */
    WAITING,
    /** It is joining now. */
    JOINING,
    /** It is in the room. */
    JOINED,
    /** It is in the room, has lost the connection and tries to have it back. */
    RECONNECTING,
    /** The room could not be joined, or has ended, and is tried again later. */
    RETRYING,
    /**
     * The server has removed it from the room for a final reason: another participant joined with the same identity, it was
     * removed, or the room was deleted. It stays out until it is told to {@linkplain RoomKeeper#rejoin rejoin}, its configuration is changed, or its bundle
     * started again.
     */
    GIVEN_UP,
    /** An operator had it {@linkplain RoomKeeper#leave leave}. It stays out as one that has given up does. */
    LEFT,
    /** Its configuration is wrong; nothing is tried until that is changed. */
    MISCONFIGURED
}
