package org.livekit4j.token;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.livekit4j.text.Printable;
import org.livekit4j.token.internal.Claims;
import org.livekit4j.token.internal.JsonObject;
import org.livekit4j.token.internal.Jwt;

/**
 * The configuration with which a room is created if the holder of the token is the first to join. It does not change an existing
 * room. Values that are not set have the server's defaults. Immutable; every {@code with} method returns a changed copy.
 */
public final class RoomConfiguration {
    /** The server's defaults. */
    public static final RoomConfiguration DEFAULTS = new RoomConfiguration(Map.of());

    private final Map<String, ?> claims;

    private RoomConfiguration(Map<String, ?> claims) {
        this.claims = claims;
    }

    static RoomConfiguration of(JsonObject claims) {
        claims.objects("agents").forEach(AgentDispatch::of);
        return new RoomConfiguration(claims.members());
    }

    /** {@return the agents to dispatch to the room} */
    public List<AgentDispatch> agents() {
        return new JsonObject(claims).objects("agents").stream().map(AgentDispatch::of).toList();
    }

    /** {@return the configuration in the JSON of protobuf} */
    public String toJson() {
        return JsonObject.text(claims);
    }

    /**
     * Returns a copy with the time for which the room is kept before anyone has joined.
     *
     * @param emptyTimeout the time, in whole seconds, not negative
     * @return the copy
     * @throws IllegalArgumentException if it is invalid
     */
    public RoomConfiguration withEmptyTimeout(Duration emptyTimeout) {
        return with("emptyTimeout", seconds("emptyTimeout", emptyTimeout));
    }

    /**
     * Returns a copy with the time for which the room is kept after the last participant has left.
     *
     * @param departureTimeout the time, in whole seconds, not negative
     * @return the copy
     * @throws IllegalArgumentException if it is invalid
     */
    public RoomConfiguration withDepartureTimeout(Duration departureTimeout) {
        return with("departureTimeout", seconds("departureTimeout", departureTimeout));
    }

    /**
     * Returns a copy with the largest number of participants.
     *
     * @param maxParticipants the number, not negative; 0 means no limit
     * @return the copy
     * @throws IllegalArgumentException if it is negative
     */
    public RoomConfiguration withMaxParticipants(int maxParticipants) {
        if (maxParticipants < 0) {
            throw new IllegalArgumentException(
                    "maxParticipants is " + maxParticipants + "; it cannot be negative (0 means no limit)");
        }
        return with("maxParticipants", (long) maxParticipants);
    }

    /**
     * Returns a copy with the metadata of the room.
     *
     * @param metadata the metadata
     * @return the copy
     */
    public RoomConfiguration withMetadata(String metadata) {
        return with("metadata", Objects.requireNonNull(metadata, "metadata"));
    }

    /**
     * Returns a copy with the agents to dispatch to the room.
     *
     * @param agents the agents
     * @return the copy
     */
    public RoomConfiguration withAgents(List<AgentDispatch> agents) {
        return with("agents", agents.stream().map(AgentDispatch::claims).toList());
    }

    /**
     * Returns a copy with the name of a configuration of LiveKit Cloud.
     *
     * @param name the name
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public RoomConfiguration withName(String name) {
        return with("name", Claims.requireText("name", name));
    }

    /**
     * Returns a copy with tags of the room.
     *
     * @param tags values by name
     * @return the copy
     */
    public RoomConfiguration withTags(Map<String, String> tags) {
        return with("tags", Map.copyOf(tags));
    }

    /**
     * Returns a copy with the recordings that start with the room. They should hold no credentials: the holder of a token
     * can read all of it.
     *
     * @param egress a JSON object, as LiveKit's {@code RoomEgress} in the JSON of protobuf
     * @return the copy
     * @throws IllegalArgumentException if it is no JSON object
     */
    public RoomConfiguration withEgress(String egress) {
        return with("egress", egressOf(egress));
    }

    /**
     * Returns a copy with the range by which subscribers may delay the playout of video.
     *
     * @param minimum the shortest delay, in milliseconds, not negative
     * @param maximum the longest delay, in milliseconds, not less than the shortest
     * @return the copy
     * @throws IllegalArgumentException if the range is invalid
     */
    public RoomConfiguration withPlayoutDelayMs(int minimum, int maximum) {
        if (minimum < 0 || maximum < minimum) {
            throw new IllegalArgumentException("the playout delay is from " + minimum + " to " + maximum
                    + " ms; it cannot be negative, and the maximum must be the greater");
        }
        return with("minPlayoutDelay", (long) minimum).with("maxPlayoutDelay", (long) maximum);
    }

    /**
     * Returns a copy that states whether audio and video stay synchronised despite a playout delay.
     *
     * @param syncStreams whether they stay synchronised
     * @return the copy
     */
    public RoomConfiguration withSyncStreams(boolean syncStreams) {
        return with("syncStreams", syncStreams);
    }

    private static Map<String, ?> egressOf(String json) {
        try {
            return JsonObject.parse(json, Jwt.MAX_LENGTH).members();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("egress " + e.getMessage());
        }
    }

    private RoomConfiguration with(String name, Object value) {
        return new RoomConfiguration(Claims.with(claims, name, value));
    }

    private static long seconds(String name, Duration duration) {
        if (duration.isNegative() || duration.getNano() != 0) {
            throw new IllegalArgumentException(name + " is " + duration + "; it must be whole seconds and not negative");
        }
        return duration.toSeconds();
    }

    Map<String, ?> claims() {
        return claims;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoomConfiguration configuration && claims.equals(configuration.claims);
    }

    @Override
    public int hashCode() {
        return claims.hashCode();
    }

    @Override
    public String toString() {
        return "RoomConfiguration" + Printable.of(claims.keySet());
    }
}
