package org.livekit4j.token;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.livekit4j.text.Printable;
import org.livekit4j.token.internal.Claims;

/**
 * How a room is created, if the holder of the token is the first to join it; it changes no room that is there. What was never
 * mentioned has the server's default. Immutable.
 */
public final class RoomConfiguration {
    /** The server's own. */
    public static final RoomConfiguration DEFAULTS = new RoomConfiguration(Map.of());

    private final Map<String, Object> claims;

    private RoomConfiguration(Map<String, Object> claims) {
        this.claims = claims;
    }

    /** How long the room is kept while nobody has joined; whole seconds. */
    public RoomConfiguration withEmptyTimeout(Duration emptyTimeout) {
        return with("emptyTimeout", seconds("emptyTimeout", emptyTimeout));
    }

    /** How long the room is kept after everybody left; whole seconds. */
    public RoomConfiguration withDepartureTimeout(Duration departureTimeout) {
        return with("departureTimeout", seconds("departureTimeout", departureTimeout));
    }

    /** 0 means no limit. */
    public RoomConfiguration withMaxParticipants(int maxParticipants) {
        if (maxParticipants < 0) {
            throw new IllegalArgumentException(
                    "maxParticipants is " + maxParticipants + "; it cannot be negative (0 means no limit)");
        }
        return with("maxParticipants", maxParticipants);
    }

    public RoomConfiguration withMetadata(String metadata) {
        return with("metadata", Objects.requireNonNull(metadata, "metadata"));
    }

    /** Agents to send into the room. */
    public RoomConfiguration withAgents(List<AgentDispatch> agents) {
        return with("agents", agents.stream().map(AgentDispatch::claims).toList());
    }

    /** By how much subscribers of video may play it late, in milliseconds. */
    public RoomConfiguration withPlayoutDelayMs(int minimum, int maximum) {
        if (minimum < 0 || maximum < minimum) {
            throw new IllegalArgumentException("the playout delay is from " + minimum + " to " + maximum
                    + " ms; it cannot be negative, and the maximum must be the greater");
        }
        return with("minPlayoutDelay", minimum).with("maxPlayoutDelay", maximum);
    }

    /** Whether audio and video are kept in step although their playout is delayed. */
    public RoomConfiguration withSyncStreams(boolean syncStreams) {
        return with("syncStreams", syncStreams);
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

    Map<String, Object> claims() {
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
        return "RoomConfiguration" + Printable.of(claims);
    }
}
