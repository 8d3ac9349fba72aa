package org.livekit4j.room;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody in a room. It is safe for use by several threads, and stays the same object as long as they are in the room. After they have
 * left it keeps its last state.
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
