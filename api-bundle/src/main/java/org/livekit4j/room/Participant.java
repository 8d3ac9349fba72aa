package org.livekit4j.room;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.livekit4j.data.DataTrack;

/**
 * A participant in a room. Safe for use by several threads. It stays the same object as long as the participant is in the room,
 * and keeps its last state after that.
 *
 * <p>When this side reconnects in full it joins the room anew: all other participants leave, with {@link
 * RoomEvent.ParticipantDisconnected} and {@link DisconnectReason#UNKNOWN}, and return as new objects, with new publications and
 * tracks; streams of the old ones end with {@link org.livekit4j.track.StreamEnd#RECONNECTED}. The local participant, its
 * publications and tracks, and the data tracks of all participants stay the same.
 */
public sealed interface Participant permits LocalParticipant, RemoteParticipant {

    /** {@return the server's id, {@code PA_…}, which changes with a full reconnect} */
    String sid();

    /** {@return the identity that the token names, unique in the room} */
    String identity();

    /** {@return the name for people to read; empty if there is none} */
    String name();

    /** {@return the metadata; empty if there is none} */
    String metadata();

    /** {@return the attributes; a copy} */
    Map<String, String> attributes();

    /** {@return the kind of participant} */
    ParticipantKind kind();

    /** {@return details of the kind} */
    Set<ParticipantKindDetail> kindDetails();

    /**
     * Returns the version of what the participant's client can do besides the protocol of the server: from 1 on it takes remote
     * procedure calls as streams, so that they can have any length; from 2 on short or compressed streams in one packet.
     *
     * @return the version; 0 for older clients
     */
    int clientProtocol();

    /** {@return the state of the participant's connection} */
    ParticipantState state();

    /** {@return when the participant joined; empty if the server does not say} */
    Optional<Instant> joinedAt();

    /** {@return what the participant may do; empty if the server does not say} */
    Optional<ParticipantPermissions> permissions();

    /** {@return the quality of the participant's connection} */
    ConnectionQuality connectionQuality();

    /** {@return whether the server hears the participant speak} */
    boolean speaking();

    /**
     * Returns whether the participant publishes tracks and all of them are encrypted end to end. It says nothing of data, see
     * {@link DataPacket#encryption()}, and nothing of whether this side can decrypt them, see {@link #encryptionState()}.
     *
     * @return whether all tracks are encrypted; false if there are none
     */
    boolean encrypted();

    /** {@return whether the participant's media is decrypted here, or why not} */
    EncryptionState encryptionState();

    /** {@return why the participant left; empty while it is there, or if the server did not say} */
    Optional<DisconnectReason> disconnectReason();

    /** {@return the publications by sid; a copy} */
    Map<String, ? extends TrackPublication> trackPublications();

    /** {@return the published data tracks by name; a copy} */
    Map<String, ? extends DataTrack> dataTracks();
}
