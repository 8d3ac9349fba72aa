package org.livekit4j.token;

import java.util.Collection;
import java.util.Map;
import org.livekit4j.text.Printable;
import org.livekit4j.token.internal.Claims;
import org.livekit4j.track.TrackSource;

/**
 * What the holder of a token may do with rooms. A permission that was never mentioned has the server's default: a participant
 * may publish, subscribe and send data, and nothing else. Immutable.
 */
public final class VideoGrant {
    private static final String ROOM = "room";
    private static final String ROOM_JOIN = "roomJoin";
    private static final String ROOM_ADMIN = "roomAdmin";

    /** Allows nothing; the start of a grant for something else than joining. */
    public static final VideoGrant NONE = new VideoGrant(Map.of());

    private final Map<String, Object> claims;

    private VideoGrant(Map<String, Object> claims) {
        this.claims = claims;
    }

    /** Allows to join this room. */
    public static VideoGrant join(String room) {
        return NONE.withRoom(room).withRoomJoin(true);
    }

    /** The room that joining and administration are allowed for. */
    public VideoGrant withRoom(String room) {
        return with(ROOM, Claims.requireText("the room's name", room));
    }

    public VideoGrant withRoomJoin(boolean roomJoin) {
        return with(ROOM_JOIN, roomJoin);
    }

    /** To moderate the room: remove participants, mute tracks, change permissions. */
    public VideoGrant withRoomAdmin(boolean roomAdmin) {
        return with(ROOM_ADMIN, roomAdmin);
    }

    /** To create and delete rooms. */
    public VideoGrant withRoomCreate(boolean roomCreate) {
        return with("roomCreate", roomCreate);
    }

    public VideoGrant withRoomList(boolean roomList) {
        return with("roomList", roomList);
    }

    /** To start an egress, which records. */
    public VideoGrant withRoomRecord(boolean roomRecord) {
        return with("roomRecord", roomRecord);
    }

    public VideoGrant withIngressAdmin(boolean ingressAdmin) {
        return with("ingressAdmin", ingressAdmin);
    }

    /** To publish tracks; default true. */
    public VideoGrant withCanPublish(boolean canPublish) {
        return with("canPublish", canPublish);
    }

    /** To subscribe to tracks; default true. */
    public VideoGrant withCanSubscribe(boolean canSubscribe) {
        return with("canSubscribe", canSubscribe);
    }

    /** To send data packets and streams; default true. */
    public VideoGrant withCanPublishData(boolean canPublishData) {
        return with("canPublishData", canPublishData);
    }

    /**
     * The only sources from which tracks may be published, unless {@link #withCanPublish} forbids it all.
     *
     * @throws IllegalArgumentException if one is {@link TrackSource#UNKNOWN}, which the server cannot allow by name
     */
    public VideoGrant withCanPublishSources(Collection<TrackSource> sources) {
        return with("canPublishSources", sources.stream().map(VideoGrant::name).toList());
    }

    /** To change one's own metadata, name and attributes; default false. */
    public VideoGrant withCanUpdateOwnMetadata(boolean canUpdateOwnMetadata) {
        return with("canUpdateOwnMetadata", canUpdateOwnMetadata);
    }

    public VideoGrant withCanSubscribeMetrics(boolean canSubscribeMetrics) {
        return with("canSubscribeMetrics", canSubscribeMetrics);
    }

    /** Whether the participant cannot be seen by others. */
    public VideoGrant withHidden(boolean hidden) {
        return with("hidden", hidden);
    }

    /** Whether the participant records, which the room then shows. */
    public VideoGrant withRecorder(boolean recorder) {
        return with("recorder", recorder);
    }

    /** Whether the holder may register as a worker of LiveKit's agents. */
    public VideoGrant withAgent(boolean agent) {
        return with("agent", agent);
    }

    /** The room to which the participant may be forwarded. */
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
