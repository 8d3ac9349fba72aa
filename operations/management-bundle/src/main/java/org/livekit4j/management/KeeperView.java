package org.livekit4j.management;

/**
 * A keeper; see {@link org.livekit4j.keeper.KeeperStatus}. What is not known is null.
 *
 * @param since when it has been in the room, or out of it, in ms since 1970
 * @param nextTry when it tries again, in ms since 1970
 */
public record KeeperView(String pid, String server, String room, String identity, String state, long since, long joins,
        String lastFailure, Long nextTry) {}
