package org.livekit4j.room;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A participant in a room. It is safe for use by several threads, and stays the same object as long as they are in the room. After they have
 * left it keeps its last state.
 *
 * <p>When this side reconnects in full it joins the room anew: all other participants leave, with
 * {@link RoomEvent.ParticipantDisconnected} and {@link DisconnectReason#UNKNOWN}, and come again as new objects, with new publications and
 * tracks; streams of the old ones end with {@link org.livekit4j.track.StreamEnd#RECONNECTED}. The local participant, its publications and
 * tracks stay the same.
 */
public sealed interface Participant permits LocalParticipant, RemoteParticipant {

    /** The server's id, {@code PA_…}. It changes with a full reconnect. */
    String sid();

    /** Unique in the room, as the token says. */
    String identity();

    /** For people to read; empty if there is none. */
    String name();

    /** Empty if there is none. */
    String metadata();

    Map<String, String> attributes();

    ParticipantKind kind();

    Set<ParticipantKindDetail> kindDetails();

    ParticipantState state();

    /** Empty if the server does not say. */
    Optional<Instant> joinedAt();

    /** Empty if the server does not say. */
    Optional<ParticipantPermissions> permissions();

    ConnectionQuality connectionQuality();

    /** Whether the server hears them speak now. */
    boolean speaking();

    /** Whether all that they publish is encrypted end to end. */
    boolean encrypted();

    /** Why they left; empty while they are there, or if the server did not say. */
    Optional<DisconnectReason> disconnectReason();

    /** By sid; a copy. */
    Map<String, ? extends TrackPublication> trackPublications();
}
