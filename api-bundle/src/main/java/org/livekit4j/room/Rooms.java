package org.livekit4j.room;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Joins rooms. An OSGi service; safe for use by several threads. Rooms that are still open when the service goes are left, with
 * {@link DisconnectReason#SERVICE_STOPPED}.
 */
@ProviderType
public interface Rooms {

    /**
     * Joins a room.
     *
     * <p>When the future completes the room knows its participants and their publications; subscribed tracks follow as events.
     * Cancelling the future leaves nothing behind: if the room is joined all the same, it is left at once.
     *
     * @param url the URL of the server: {@code ws://…} or {@code wss://…}; {@code http} and {@code https} mean the same
     * @param token an access token for the room
     * @param options how the room is joined
     * @param listeners get every event from the first one, {@link RoomEvent.Connected}, on
     * @return a future for the room, which the caller closes; it fails with {@link ConnectException}, also when the service or
     *     the native library goes
     * @throws IllegalArgumentException if the URL has another scheme, or the token is blank
     * @throws IllegalStateException if the service is gone
     */
    CompletableFuture<Room> connect(String url, String token, RoomOptions options, RoomListener... listeners);

    /**
     * Joins a room, as {@link #connect(String, String, RoomOptions, RoomListener...)} does, with a URL and a token that a
     * source is asked for. The time of {@link RoomOptions#connectTimeout} includes that. When it is up, or the future is
     * cancelled, the source is interrupted.
     *
     * @param source where URL and token come from; it is asked on a thread of its own
     * @param request what the source is asked for
     * @param options how the room is joined
     * @param listeners get every event from the first one, {@link RoomEvent.Connected}, on
     * @return a future for the room, which the caller closes; it fails with {@link ConnectException}, also when the source
     *     fails, and when the service or the native library goes
     * @throws IllegalStateException if the service is gone
     */
    CompletableFuture<Room> connect(TokenSource source, TokenRequest request, RoomOptions options, RoomListener... listeners);
}
