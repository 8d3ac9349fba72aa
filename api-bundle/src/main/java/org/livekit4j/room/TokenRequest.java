package org.livekit4j.room;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/**
 * What a {@link TokenSource} is asked for. A server that makes tokens chooses what is empty, and may refuse what is not.
 * Immutable; every {@code with} method returns a changed copy.
 */
public final class TokenRequest {
    private static final Option<String> ROOM_NAME = Option.of("roomName");
    private static final Option<String> PARTICIPANT_IDENTITY = Option.of("participantIdentity");
    private static final Option<String> PARTICIPANT_NAME = Option.of("participantName");
    private static final Option<String> PARTICIPANT_METADATA = Option.secret("participantMetadata");
    private static final Option<Map<String, String>> PARTICIPANT_ATTRIBUTES = Option.secret("participantAttributes");
    private static final Option<String> AGENT_NAME = Option.of("agentName");
    private static final Option<String> AGENT_METADATA = Option.secret("agentMetadata");
    private static final Option<String> AGENT_DEPLOYMENT = Option.of("agentDeployment");

    /** Asks for nothing in particular. */
    public static final TokenRequest DEFAULTS = new TokenRequest(OptionValues.of(TokenRequest.class));

    private final OptionValues values;

    private TokenRequest(OptionValues values) {
        this.values = values;
    }

    /**
     * Returns a request for a room and a participant.
     *
     * @param roomName the name of the room, not blank
     * @param participantIdentity the identity of the participant, not blank
     * @return the request
     * @throws IllegalArgumentException if one is blank
     */
    public static TokenRequest of(String roomName, String participantIdentity) {
        return DEFAULTS.withRoomName(roomName).withParticipantIdentity(participantIdentity);
    }

    private <T> TokenRequest with(Option<T> option, T value) {
        return new TokenRequest(values.with(option, value));
    }

    private TokenRequest withName(Option<String> option, String name, String value) {
        if (Objects.requireNonNull(value, name + " is null").isBlank()) {
            throw new IllegalArgumentException(name + " is blank; it must be given");
        }
        return with(option, value);
    }

    /** {@return the name of the room; empty is left to the server} */
    public Optional<String> roomName() {
        return values.find(ROOM_NAME);
    }

    /** {@return the identity of the participant; empty is left to the server} */
    public Optional<String> participantIdentity() {
        return values.find(PARTICIPANT_IDENTITY);
    }

    /** {@return the display name of the participant; empty is left to the server} */
    public Optional<String> participantName() {
        return values.find(PARTICIPANT_NAME);
    }

    /** {@return the metadata of the participant; empty is left to the server} */
    public Optional<String> participantMetadata() {
        return values.find(PARTICIPANT_METADATA);
    }

    /** {@return the attributes of the participant; default: none} */
    public Map<String, String> participantAttributes() {
        return values.find(PARTICIPANT_ATTRIBUTES).orElse(Map.of());
    }

    /** {@return the name of an agent that is dispatched to the room; empty means none} */
    public Optional<String> agentName() {
        return values.find(AGENT_NAME);
    }

    /** {@return the metadata of the job of the agent; empty means none} */
    public Optional<String> agentMetadata() {
        return values.find(AGENT_METADATA);
    }

    /** {@return the deployment of the agent; empty means the default one} */
    public Optional<String> agentDeployment() {
        return values.find(AGENT_DEPLOYMENT);
    }

    /**
     * Returns a copy with another {@link #roomName}.
     *
     * @param roomName the name of the room, not blank
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public TokenRequest withRoomName(String roomName) {
        return withName(ROOM_NAME, "roomName", roomName);
    }

    /**
     * Returns a copy with another {@link #participantIdentity}.
     *
     * @param participantIdentity the identity of the participant, not blank
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public TokenRequest withParticipantIdentity(String participantIdentity) {
        return withName(PARTICIPANT_IDENTITY, "participantIdentity", participantIdentity);
    }

    /**
     * Returns a copy with another {@link #participantName}.
     *
     * @param participantName the display name of the participant, not blank
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public TokenRequest withParticipantName(String participantName) {
        return withName(PARTICIPANT_NAME, "participantName", participantName);
    }

    /**
     * Returns a copy with other {@link #participantMetadata}.
     *
     * @param participantMetadata the metadata of the participant
     * @return the copy
     */
    public TokenRequest withParticipantMetadata(String participantMetadata) {
        return with(PARTICIPANT_METADATA, participantMetadata);
    }

    /**
     * Returns a copy with other {@link #participantAttributes}.
     *
     * @param participantAttributes the attributes of the participant
     * @return the copy
     */
    public TokenRequest withParticipantAttributes(Map<String, String> participantAttributes) {
        return with(PARTICIPANT_ATTRIBUTES,
                Map.copyOf(Objects.requireNonNull(participantAttributes, "participantAttributes is null")));
    }

    /**
     * Returns a copy with another {@link #agentName}.
     *
     * @param agentName the name of an agent that is dispatched to the room, not blank
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public TokenRequest withAgentName(String agentName) {
        return withName(AGENT_NAME, "agentName", agentName);
    }

    /**
     * Returns a copy with other {@link #agentMetadata}.
     *
     * @param agentMetadata the metadata of the job of the agent
     * @return the copy
     */
    public TokenRequest withAgentMetadata(String agentMetadata) {
        return with(AGENT_METADATA, agentMetadata);
    }

    /**
     * Returns a copy with another {@link #agentDeployment}.
     *
     * @param agentDeployment the deployment of the agent, not blank
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public TokenRequest withAgentDeployment(String agentDeployment) {
        return withName(AGENT_DEPLOYMENT, "agentDeployment", agentDeployment);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenRequest that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
