package org.livekit4j.token;

import java.util.Collection;
import java.util.Map;
import org.livekit4j.text.Printable;
import org.livekit4j.token.internal.Claims;
import org.livekit4j.track.TrackSource;

/**
 * The permissions of a token for rooms. Permissions that are not set have the server's defaults: a participant may publish,
 * subscribe and send data, and nothing else. Immutable; every {@code with} method returns a changed copy.
 */
public final class VideoGrant {
    private static final String ROOM = "room";
    private static final String ROOM_JOIN = "roomJoin";
    private static final String ROOM_ADMIN = "roomAdmin";

    /** Permits nothing; the start of a grant for other purposes than joining. */
    public static final VideoGrant NONE = new VideoGrant(Map.of());

    private final Map<String, Object> claims;

    private VideoGrant(Map<String, Object> claims) {
        this.claims = claims;
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

    /**
     * Returns a copy with the room that the holder may join or administer.
     *
     * @param room the name of the room
     * @return the copy
     * @throws IllegalArgumentException if the name is blank
     */
    public VideoGrant withRoom(String room) {
        return with(ROOM, Claims.requireText("the room's name", room));
    }

    /**
     * Returns a copy with the permission to join the room.
     *
     * @param roomJoin whether it is granted
     * @return the copy
     */
    public VideoGrant withRoomJoin(boolean roomJoin) {
        return with(ROOM_JOIN, roomJoin);
    }

    /**
     * Returns a copy with the permission to moderate the room: to remove participants, mute tracks and change permissions.
     *
     * @param roomAdmin whether it is granted
     * @return the copy
     */
    public VideoGrant withRoomAdmin(boolean roomAdmin) {
        return with(ROOM_ADMIN, roomAdmin);
    }

    /**
     * Returns a copy with the permission to create and delete rooms.
     *
     * @param roomCreate whether it is granted
     * @return the copy
     */
    public VideoGrant withRoomCreate(boolean roomCreate) {
        return with("roomCreate", roomCreate);
    }

    /**
     * Returns a copy with the permission to list rooms.
     *
     * @param roomList whether it is granted
     * @return the copy
     */
    public VideoGrant withRoomList(boolean roomList) {
        return with("roomList", roomList);
    }

    /**
     * Returns a copy with the permission to start an egress, which records.
     *
     * @param roomRecord whether it is granted
     * @return the copy
     */
    public VideoGrant withRoomRecord(boolean roomRecord) {
        return with("roomRecord", roomRecord);
    }

    /**
     * Returns a copy with the permission to manage ingresses.
     *
     * @param ingressAdmin whether it is granted
     * @return the copy
     */
    public VideoGrant withIngressAdmin(boolean ingressAdmin) {
        return with("ingressAdmin", ingressAdmin);
    }

    /**
     * Returns a copy with the permission to publish tracks. The default is true.
     *
     * @param canPublish whether it is granted
     * @return the copy
     */
    public VideoGrant withCanPublish(boolean canPublish) {
        return with("canPublish", canPublish);
    }

    /**
     * Returns a copy with the permission to subscribe to tracks. The default is true.
     *
     * @param canSubscribe whether it is granted
     * @return the copy
     */
    public VideoGrant withCanSubscribe(boolean canSubscribe) {
        return with("canSubscribe", canSubscribe);
    }

    /**
     * Returns a copy with the permission to send data packets and streams. The default is true.
     *
     * @param canPublishData whether it is granted
     * @return the copy
     */
    public VideoGrant withCanPublishData(boolean canPublishData) {
        return with("canPublishData", canPublishData);
    }

    /**
     * Returns a copy with the only sources from which tracks may be published, unless {@link #withCanPublish} forbids publishing.
     *
     * @param sources the sources
     * @return the copy
     * @throws IllegalArgumentException if one is {@link TrackSource#UNKNOWN}, which the server cannot allow by name
     */
    public VideoGrant withCanPublishSources(Collection<TrackSource> sources) {
        return with("canPublishSources", sources.stream().map(VideoGrant::name).toList());
    }

    /**
     * Returns a copy with the permission to change one's own metadata, name and attributes. The default is false.
     *
     * @param canUpdateOwnMetadata whether it is granted
     * @return the copy
     */
    public VideoGrant withCanUpdateOwnMetadata(boolean canUpdateOwnMetadata) {
        return with("canUpdateOwnMetadata", canUpdateOwnMetadata);
    }

    /**
     * Returns a copy with the permission to subscribe to the metrics of other participants.
     *
     * @param canSubscribeMetrics whether it is granted
     * @return the copy
     */
    public VideoGrant withCanSubscribeMetrics(boolean canSubscribeMetrics) {
        return with("canSubscribeMetrics", canSubscribeMetrics);
    }

    /**
     * Returns a copy that states whether the participant is hidden from the others.
     *
     * @param hidden whether it is hidden
     * @return the copy
     */
    public VideoGrant withHidden(boolean hidden) {
        return with("hidden", hidden);
    }

    /**
     * Returns a copy that states whether the participant is a recorder. The room then shows that it is being recorded.
     *
     * @param recorder whether it is a recorder
     * @return the copy
     */
    public VideoGrant withRecorder(boolean recorder) {
        return with("recorder", recorder);
    }

    /**
     * Returns a copy with the permission to register as a worker of LiveKit's agents.
     *
     * @param agent whether it is granted
     * @return the copy
     */
    public VideoGrant withAgent(boolean agent) {
        return with("agent", agent);
    }

    /**
     * Returns a copy with the room to which the participant may be forwarded.
     *
     * @param room the name of the room
     * @return the copy
     * @throws IllegalArgumentException if the name is blank
     */
    public VideoGrant withDestinationRoom(String room) {
        return with("destinationRoom", Claims.requireText("the destination room's name", room));
    }

    private static String name(TrackSource source) {
        return switch (source) {
            case CAMERA -> "camera";
            case MICROPHONE -> "microphone";
            case SCREENSHARE -> "screen_share";
            case SCREENSHARE_AUDIO -> "screen_share_audio";
            case UNKNOWN -> throw new IllegalArgumentException("UNKNOWN is no source that can be allowed");
        };
    }

    private VideoGrant with(String name, Object value) {
        return new VideoGrant(Claims.with(claims, name, value));
    }

    boolean joins() {
        return claims.get(ROOM_JOIN) == Boolean.TRUE;
    }

    /** Whether it needs a room and names none. */
    boolean lacksRoom() {
        return (joins() || claims.get(ROOM_ADMIN) == Boolean.TRUE) && !claims.containsKey(ROOM);
    }

    Map<String, Object> claims() {
        return claims;
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
        return "VideoGrant" + Printable.of(claims);
    }
}
