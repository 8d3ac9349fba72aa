package org.livekit4j.token;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.text.RecordText;
import org.livekit4j.token.internal.JsonObject;
import org.livekit4j.token.internal.Protocol;
import org.livekit4j.track.TrackSource;

/**
 * An event that a server has sent as a webhook. Texts that the server has left out are empty.
 *
 * @param name which event it is, such as {@value #PARTICIPANT_JOINED}; later servers may send names that are not among the
 *     constants here
 * @param id the identifier of the event, the same each time that it is sent
 * @param createdAt when it happened, in whole seconds
 * @param room the room; empty for an event of no room
 * @param participant the participant, if the event is one of a participant or a track
 * @param track the track, if the event is one of a track
 * @param egressId the identifier of the egress, if the event is one of an egress
 * @param ingressId the identifier of the ingress, if the event is one of an ingress
 * @param json the whole event, as the server has sent it
 */
public record WebhookEvent(String name, String id, Instant createdAt, Optional<Room> room, Optional<Participant> participant,
        Optional<Track> track, Optional<String> egressId, Optional<String> ingressId, String json) {
    /** {@link #name}: the first participant joins. */
    public static final String ROOM_STARTED = "room_started";
    /** {@link #name}: the room has ended. */
    public static final String ROOM_FINISHED = "room_finished";
    /** {@link #name}: a participant has joined. */
    public static final String PARTICIPANT_JOINED = "participant_joined";
    /** {@link #name}: a participant has left. */
    public static final String PARTICIPANT_LEFT = "participant_left";
    /** {@link #name}: a participant began to join, and could not connect. */
    public static final String PARTICIPANT_CONNECTION_ABORTED = "participant_connection_aborted";
    /** {@link #name}: a track was published. */
    public static final String TRACK_PUBLISHED = "track_published";
    /** {@link #name}: a track was unpublished. */
    public static final String TRACK_UNPUBLISHED = "track_unpublished";
    /** {@link #name}: an egress has started. */
    public static final String EGRESS_STARTED = "egress_started";
    /** {@link #name}: an egress has changed. */
    public static final String EGRESS_UPDATED = "egress_updated";
    /** {@link #name}: an egress has ended. */
    public static final String EGRESS_ENDED = "egress_ended";
    /** {@link #name}: an ingress has started. */
    public static final String INGRESS_STARTED = "ingress_started";
    /** {@link #name}: an ingress has ended. */
    public static final String INGRESS_ENDED = "ingress_ended";

    /** Checks that no component is null. */
    public WebhookEvent {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(createdAt, "createdAt is null");
        Objects.requireNonNull(room, "room is null");
        Objects.requireNonNull(participant, "participant is null");
        Objects.requireNonNull(track, "track is null");
        Objects.requireNonNull(egressId, "egressId is null");
        Objects.requireNonNull(ingressId, "ingressId is null");
        Objects.requireNonNull(json, "json is null");
    }

    /** @throws IllegalArgumentException if a member is of another type than expected */
    static WebhookEvent of(JsonObject event, String json) {
        return new WebhookEvent(text(event, "event"), text(event, "id"), event.time("createdAt").orElse(Instant.EPOCH),
                event.object("room").map(Room::of), event.object("participant").map(Participant::of),
                event.object("track").map(Track::of), event.object("egressInfo").flatMap(egress -> egress.text("egressId")),
                event.object("ingressInfo").flatMap(ingress -> ingress.text("ingressId")), json);
    }

    private static String text(JsonObject object, String name) {
        return object.text(name).orElse("");
    }

    /** Shows the size of the JSON instead of the JSON. */
    @Override
    public String toString() {
        return RecordText.of(this, "json");
    }

    /**
     * The room of an event.
     *
     * @param name the name
     * @param sid the identifier of this session of the room
     * @param metadata the metadata
     * @param numParticipants how many participants it has, those who are hidden included
     */
    public record Room(String name, String sid, String metadata, long numParticipants) {

        private static Room of(JsonObject room) {
            return new Room(text(room, "name"), text(room, "sid"), text(room, "metadata"),
                    room.number("numParticipants").orElse(0L));
        }

        /** Shows the size of the metadata instead of the metadata. */
        @Override
        public String toString() {
            return RecordText.of(this, "metadata");
        }
    }

    /**
     * The participant of an event.
     *
     * @param identity the identity
     * @param sid the identifier of this presence of the participant
     * @param name the display name
     * @param kind the kind; {@link ParticipantKind#STANDARD} also for one that is not known
     * @param metadata the metadata
     * @param attributes the attributes
     * @param disconnectReason why the participant has left; {@link DisconnectReason#UNKNOWN} for another event
     */
    public record Participant(String identity, String sid, String name, ParticipantKind kind, String metadata,
            Map<String, String> attributes, DisconnectReason disconnectReason) {

        /** Copies the attributes. */
        public Participant {
            attributes = Map.copyOf(attributes);
        }

        private static Participant of(JsonObject participant) {
            return new Participant(text(participant, "identity"), text(participant, "sid"), text(participant, "name"),
                    Protocol.constant(ParticipantKind.class, text(participant, "kind")).orElse(ParticipantKind.STANDARD),
                    text(participant, "metadata"), participant.textsByName("attributes"),
                    Protocol.constant(DisconnectReason.class, text(participant, "disconnectReason"))
                            .orElse(DisconnectReason.UNKNOWN));
        }

        /** Shows the size of metadata and attributes instead of them. */
        @Override
        public String toString() {
            return RecordText.of(this, "metadata", "attributes");
        }
    }

    /**
     * The track of an event.
     *
     * @param sid the identifier of the track
     * @param name the name
     * @param type what it carries, in the protocol's words: {@code AUDIO}, {@code VIDEO} or {@code DATA}
     * @param source where its media comes from
     * @param mimeType the MIME type of its codec
     * @param muted whether it is muted
     */
    public record Track(String sid, String name, String type, TrackSource source, String mimeType, boolean muted) {

        private static Track of(JsonObject track) {
            return new Track(text(track, "sid"), text(track, "name"), track.text("type").orElse("AUDIO"),
                    Protocol.source(text(track, "source")), text(track, "mimeType"), track.flag("muted"));
        }

        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }
}
