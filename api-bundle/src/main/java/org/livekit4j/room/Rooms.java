package org.livekit4j.room;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way to rooms: an OSGi service, safe for use by several threads. Rooms that are still open when the service goes are left, with
 * {@link DisconnectReason#SERVICE_STOPPED}.
 */
@ProviderType
public interface Rooms {

    /**
     * Joins a room.
     *
     * <p>When the future is done the room knows its participants and what they publish; subscribed tracks come as events. Cancelling the
     * future, also by a timeout of the caller's, leaves nothing behind: if the native library gets into the room all the same, the
     * room is left at once.
     *
     * @param url of the server: {@code ws://…} or {@code wss://…}; {@code http} and {@code https} mean the same
     * @param token that admits to the room
     * @param listeners see every event from the first, {@link RoomEvent.Connected}, on
     * @return the room, to be closed by the caller; fails with {@link ConnectException}, also when the service or the native library goes
     * @throws IllegalArgumentException if the URL is none of these, or the token is blank
     * @throws IllegalStateException if the service is gone
     */
    CompletableFuture<Room> connect(String url, String token, RoomOptions options, RoomListener... listeners);
}
