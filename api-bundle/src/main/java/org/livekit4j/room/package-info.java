/**
 * Rooms: joining one, who is in it, what they publish, data and remote procedure calls between them.
 *
 * <p>Whatever takes time returns a {@link java.util.concurrent.CompletableFuture}. Waiting for one with {@code join()} is legal
 * everywhere, also inside a listener, a handler or another future's continuation. Cancelling one gives up waiting; it does not undo what
 * was asked for, except for {@link org.livekit4j.room.Rooms#connect connecting}. Every future fails when its room ends, at the
 * latest, with {@link org.livekit4j.room.RoomEndedException}. Each is completed on a thread of its own, so what hangs on one holds up nobody else.
 *
 * <p>An argument that is null is refused with a {@link NullPointerException}, one that makes no sense with an {@link IllegalArgumentException}; both
 * name it.
 */
@Export
@Version("1.0.0")
package org.livekit4j.room;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
