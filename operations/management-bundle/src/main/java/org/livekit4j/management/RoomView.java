package org.livekit4j.management;

/**
 * An open room.
 *
 * @param name of the room
 * @param state {@code CONNECTED} or {@code RECONNECTING}
 * @param identity of this side in it
 * @param others how many other participants there are
 * @param tracks how many tracks they publish
 * @param recording whether the server records
 */
public record RoomView(String name, String state, String identity, int others, int tracks, boolean recording) {}
