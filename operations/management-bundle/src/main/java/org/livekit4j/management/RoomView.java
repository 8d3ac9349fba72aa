package org.livekit4j.management;

/**
 * An open room.
 *
 * @param name the name of the room
 * @param state {@code CONNECTED} or {@code RECONNECTING}
 * @param identity the identity of the local participant
 * @param others the number of remote participants
 * @param tracks the number of tracks that they publish
 * @param recording whether the server records the room
 */
public record RoomView(String name, String state, String identity, int others, int tracks, boolean recording) {}
