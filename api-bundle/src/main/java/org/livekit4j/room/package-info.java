/**
 * Rooms: joining them, their participants and publications, data and remote procedure calls.
 *
 * <h2>Futures and blocking methods</h2>
 *
 * A method that asks the server returns a {@link java.util.concurrent.CompletableFuture}. Its blocking form is {@link
 * org.livekit4j.LiveKit#await(java.util.concurrent.CompletableFuture)}, which throws the exception itself and not a wrapper of
 * it. A future of something that happens by itself is named by a participle or a noun, such as {@link
 * org.livekit4j.room.Room#ended}. A method that waits for frames, playout, capture or a state of the room blocks: it is named
 * {@code take}, {@code capture} or {@code await…}, throws {@link InterruptedException}, and is made for virtual threads. Other
 * methods return at once.
 *
 * <p>Waiting is allowed everywhere, also inside a listener, a handler or a continuation of another future. Cancelling a future
 * gives up waiting; it does not undo the request, except for {@linkplain org.livekit4j.room.Rooms#connect connecting}. A
 * request fails with {@link org.livekit4j.LiveKitException} if it is refused or not answered in time, and with {@link
 * org.livekit4j.room.RoomEndedException} if the room ends first: every future completes. Each is completed on a thread of its
 * own, so its continuations hold up nothing else.
 *
 * <h2>Options and values</h2>
 *
 * Types of options are final classes: {@code DEFAULTS} or {@code of(…)} is an instance, and each {@code with…} method returns a
 * changed copy. They get new options in minor versions. Records are values that LiveKit4j hands out, or that are complete; a
 * new component of one comes with a major version. Both are immutable and compared by content.
 *
 * <h2>Arguments</h2>
 *
 * A null argument is refused with a {@link NullPointerException}, unless its type is marked as nullable, and one that makes no
 * sense with an {@link IllegalArgumentException}; both name it. Durations may be of any length.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.room;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
