package org.livekit4j.management;

/**
 * A keeper; see {@link org.livekit4j.keeper.KeeperStatus}. Unknown values are null.
 *
 * @param pid the PID of its configuration
 * @param server the URL of the server
 * @param room the name of the room
 * @param identity the identity of the participant
 * @param state the name of a {@link org.livekit4j.keeper.KeeperState}
 * @param since when the keeper joined or left the room, in milliseconds since 1970
 * @param joins how often the keeper has joined the room
 * @param lastFailure why the latest attempt failed, or why the room ended; null if nothing has failed
 * @param nextTry when the next attempt follows, in milliseconds since 1970; null if none is scheduled
 */
public record KeeperView(String pid, String server, String room, String identity, String state, long since, long joins,
        String lastFailure, Long nextTry) {}
