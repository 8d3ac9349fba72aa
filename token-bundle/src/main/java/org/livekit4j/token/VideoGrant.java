package org.livekit4j.token;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.livekit4j.room.ParticipantPermissions;
import org.livekit4j.text.Printable;
import org.livekit4j.token.internal.Claims;
import org.livekit4j.token.internal.JsonObject;
import org.livekit4j.token.internal.Protocol;
import org.livekit4j.track.TrackSource;

/**
 * The permissions of a token for rooms. Permissions that are not set have the server's defaults: a participant may publish,
 * subscribe and send data, and nothing else. Immutable; every {@code with} method returns a changed copy.
 */
public final class VideoGrant {
    private static final String ROOM = "room";
    private static final String DESTINATION_ROOM = "destinationRoom";
    private static final String SOURCES = "canPublishSources";
    private static final Set<String> OTHERS = Set.of("roomJoin", "roomAdmin", "roomCreate", "roomList", "roomRecord",
            "ingressAdmin",
            "recorder", "agent");

    /** Permits nothing; the start of a grant for other purposes than joining. */
    public static final VideoGrant NONE = new VideoGrant(JsonObject.EMPTY);

    private final JsonObject claims;

    private VideoGrant(JsonObject claims) {
        this.claims = claims;
    }

    /** @throws IllegalArgumentException if a permission is not of its type */
    static VideoGrant of(JsonObject claims) {
        OTHERS.forEach(claims::flag);
        VideoGrant grant = new VideoGrant(claims);
        grant.room();
        grant.destinationRoom();
        grant.permissions();
        return grant;
    }

    /**
     * Returns a grant to join a room.
     *
     * @param room the name of the room
     * @return the grant
     * @throws IllegalArgumentException if the name is blank
     */
    public static VideoGrant join(String room) {
        return NONE.withRoom(room).withRoomJoin(true);
    }

    /** {@return the room that the holder may join or administer; empty means none} */
    public Optional<String> room() {
        return claims.text(ROOM).filter(room -> !room.isEmpty());
    }

    /** {@return the room to which the participant may be forwarded; empty means none} */
    public Optional<String> destinationRoom() {
        return claims.text(DESTINATION_ROOM).filter(room -> !room.isEmpty());
    }

    /** {@return what the participant may do in the room, with the server's defaults; a source that is not known is UNKNOWN} */
    public ParticipantPermissions permissions() {
        boolean canPublish = claims.flag("canPublish", true);
        return new ParticipantPermissions(claims.flag("canSubscribe", true), canPublish,
                claims.flag("canPublishData", canPublish),
                claims.texts(SOURCES).stream().map(Protocol::source).collect(Collectors.toSet()), claims.flag("hidden"),
                claims.flag("canUpdateOwnMetadata"), claims.flag("canSubscribeMetrics"), claims.flag("canManageAgentSession"));
    }

    /** {@return whether the holder may join the room} */
    public boolean roomJoin() {
        return claims.flag("roomJoin");
    }

    /** {@return whether the holder may moderate the room} */
    public boolean roomAdmin() {
        return claims.flag("roomAdmin");
    }

    /** {@return whether the holder may create and delete rooms} */
    public boolean roomCreate() {
        return claims.flag("roomCreate");
    }

    /** {@return whether the holder may list rooms} */
    public boolean roomList() {
        return claims.flag("roomList");
    }

    /** {@return whether the holder may start an egress} */
    public boolean roomRecord() {
        return claims.flag("roomRecord");
    }

    /** {@return whether the holder may manage ingresses} */
    public boolean ingressAdmin() {
        return claims.flag("ingressAdmin");
    }

    /** {@return whether the participant is a recorder} */
    public boolean recorder() {
        return claims.flag("recorder");
    }

    /** {@return whether the holder may register as a worker of LiveKit's agents} */
    public boolean agent() {
        return claims.flag("agent");
    }

    /**
     * Returns a copy with another {@link #room}.
     *
     * @param room the name of the room
     * @return the copy
     * @throws IllegalArgumentException if the name is blank
     */
    public VideoGrant withRoom(String room) {
        return with(ROOM, Claims.requireText("the room's name", room));
    }

    /**
     * {@return a copy with or without the permission to join the room}
     * @param roomJoin whether it is granted
     */
    public VideoGrant withRoomJoin(boolean roomJoin) {
        return with("roomJoin", roomJoin);
    }

    /**
     * {@return a copy with or without the permission to moderate the room: to remove participants, mute tracks and change
     * permissions}
     * @param roomAdmin whether it is granted
     */
    public VideoGrant withRoomAdmin(boolean roomAdmin) {
        return with("roomAdmin", roomAdmin);
    }

    /**
     * {@return a copy with or without the permission to create and delete rooms}
     * @param roomCreate whether it is granted
     */
    public VideoGrant withRoomCreate(boolean roomCreate) {
        return with("roomCreate", roomCreate);
    }

    /**
     * {@return a copy with or without the permission to list rooms}
     * @param roomList whether it is granted
     */
    public VideoGrant withRoomList(boolean roomList) {
        return with("roomList", roomList);
    }

    /**
     * {@return a copy with or without the permission to start an egress, which records}
     * @param roomRecord whether it is granted
     */
    public VideoGrant withRoomRecord(boolean roomRecord) {
        return with("roomRecord", roomRecord);
    }

    /**
     * {@return a copy with or without the permission to manage ingresses}
     * @param ingressAdmin whether it is granted
     */
    public VideoGrant withIngressAdmin(boolean ingressAdmin) {
        return with("ingressAdmin", ingressAdmin);
    }

    /**
     * {@return a copy with or without the permission to publish tracks. The server's default is true}
     * @param canPublish whether it is granted
     */
    public VideoGrant withCanPublish(boolean canPublish) {
        return with("canPublish", canPublish);
    }

    /**
     * {@return a copy with or without the permission to subscribe to tracks. The server's default is true}
     * @param canSubscribe whether it is granted
     */
    public VideoGrant withCanSubscribe(boolean canSubscribe) {
        return with("canSubscribe", canSubscribe);
    }

    /**
     * {@return a copy with or without the permission to send data. The server's default is that for tracks}
     * @param canPublishData whether it is granted
     */
    public VideoGrant withCanPublishData(boolean canPublishData) {
        return with("canPublishData", canPublishData);
    }

    /**
     * {@return a copy with or without the permission to change one's own metadata, name and attributes}
     * @param canUpdateOwnMetadata whether it is granted
     */
    public VideoGrant withCanUpdateOwnMetadata(boolean canUpdateOwnMetadata) {
        return with("canUpdateOwnMetadata", canUpdateOwnMetadata);
    }

    /**
     * {@return a copy with or without the permission to subscribe to the metrics of other participants}
     * @param canSubscribeMetrics whether it is granted
     */
    public VideoGrant withCanSubscribeMetrics(boolean canSubscribeMetrics) {
        return with("canSubscribeMetrics", canSubscribeMetrics);
    }

    /**
     * {@return a copy with or without the permission to manage the sessions of agents}
     * @param canManageAgentSession whether it is granted
     */
    public VideoGrant withCanManageAgentSession(boolean canManageAgentSession) {
        return with("canManageAgentSession", canManageAgentSession);
    }

    /**
     * {@return a copy whose participant is hidden from the others, or not}
     * @param hidden whether it is hidden
     */
    public VideoGrant withHidden(boolean hidden) {
        return with("hidden", hidden);
    }

    /**
     * {@return a copy whose participant is a recorder, or not; with one, the room shows that it is being recorded}
     * @param recorder whether it is a recorder
     */
    public VideoGrant withRecorder(boolean recorder) {
        return with("recorder", recorder);
    }

    /**
     * {@return a copy with or without the permission to register as a worker of LiveKit's agents}
     * @param agent whether it is granted
     */
    public VideoGrant withAgent(boolean agent) {
        return with("agent", agent);
    }

    /**
     * Returns a copy with the only sources from which tracks may be published, unless {@link #withCanPublish} forbids publishing.
     *
     * @param sources the sources
     * @return the copy
     * @throws IllegalArgumentException if one is {@link TrackSource#UNKNOWN}, which the server cannot allow by name
     */
    public VideoGrant withCanPublishSources(Collection<TrackSource> sources) {
        return with(SOURCES, sources.stream().map(Protocol::name).toList());
    }

    /**
     * Returns a copy with another {@link #destinationRoom}.
     *
     * @param room the name of the room
     * @return the copy
     * @throws IllegalArgumentException if the name is blank
     */
    public VideoGrant withDestinationRoom(String room) {
        return with(DESTINATION_ROOM, Claims.requireText("the destination room's name", room));
    }

    private VideoGrant with(String name, Object value) {
        return new VideoGrant(new JsonObject(Claims.with(claims.members(), name, value)));
    }

    Map<String, ?> claims() {
        return claims.members();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoGrant grant && claims.equals(grant.claims);
    }

    @Override
    public int hashCode() {
        return claims.hashCode();
    }

    @Override
    public String toString() {
        return "VideoGrant" + Printable.of(claims());
    }
}
