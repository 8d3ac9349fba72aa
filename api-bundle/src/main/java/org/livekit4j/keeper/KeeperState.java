package org.livekit4j.keeper;

/** The state of a keeper. */
public enum KeeperState {
    /**
     * There is no room service: its bundle, the queue or the native library is stopped. The keeper continues when there is one.
     */
    WAITING,
    /** It is joining the room. */
    JOINING,
    /** It is in the room. */
    JOINED,
    /** It is in the room, has lost the connection and tries to restore it. */
    RECONNECTING,
    /** The room could not be joined, or has ended; the keeper tries again later. */
    RETRYING,
    /**
     * The server has removed it from the room for a final reason: another participant joined with the same identity, it was
     * removed, or the room was deleted. It stays out until it is told to {@linkplain RoomKeeper#rejoin rejoin}, its
     * configuration is changed, or its bundle is started again.
     */
    GIVEN_UP,
    /** It was told to {@linkplain RoomKeeper#leave leave}. It stays out as one that has given up does. */
    LEFT,
    /** Its configuration is wrong; it does nothing until that is changed. */
    MISCONFIGURED
}
