package org.livekit4j.token;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.Printable;
import org.livekit4j.token.internal.Claims;
import org.livekit4j.token.internal.JsonObject;

/**
 * An agent that is dispatched to a room when the room is created. Immutable; every {@code with} method returns a changed copy.
 */
public final class AgentDispatch {
    private static final String AGENT_NAME = "agentName";
    private static final String METADATA = "metadata";
    private static final String DEPLOYMENT = "deployment";
    private static final String ATTRIBUTES = "attributes";
    private static final String RESTART_POLICY = "restartPolicy";
    private static final String NEVER = "JRP_NEVER";

    private final JsonObject claims;

    private AgentDispatch(Map<String, ?> claims) {
        this.claims = new JsonObject(claims);
    }

    static AgentDispatch of(JsonObject claims) {
        AgentDispatch dispatch = new AgentDispatch(claims.members());
        dispatch.agentName();
        dispatch.metadata();
        dispatch.deployment();
        dispatch.attributes();
        dispatch.restartOnFailure();
        return dispatch;
    }

    /**
     * Returns a dispatch of an agent.
     *
     * @param agentName the name under which the agent's worker is registered
     * @return the dispatch
     * @throws IllegalArgumentException if the name is blank
     */
    public static AgentDispatch of(String agentName) {
        return new AgentDispatch(Map.of(AGENT_NAME, Claims.requireText(AGENT_NAME, agentName)));
    }

    /** {@return the name under which the agent's worker is registered} */
    public String agentName() {
        return claims.text(AGENT_NAME).orElse("");
    }

    /** {@return the metadata of the agent's job; default: empty} */
    public String metadata() {
        return claims.text(METADATA).orElse("");
    }

    /** {@return the deployment of the agent that is used; empty means the agent's default} */
    public Optional<String> deployment() {
        return claims.text(DEPLOYMENT);
    }

    /** {@return the attributes of the agent's job; default: none} */
    public Map<String, String> attributes() {
        return claims.textsByName(ATTRIBUTES);
    }

    /** {@return whether LiveKit Cloud restarts a job that has failed; default: true} */
    public boolean restartOnFailure() {
        return !claims.text(RESTART_POLICY).orElse("").equals(NEVER);
    }

    /**
     * Returns a copy with other {@link #metadata}.
     *
     * @param metadata the metadata of the agent's job
     * @return the copy
     */
    public AgentDispatch withMetadata(String metadata) {
        return with(METADATA, Objects.requireNonNull(metadata, "metadata is null"));
    }

    /**
     * Returns a copy with another {@link #deployment}.
     *
     * @param deployment the name of the deployment
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public AgentDispatch withDeployment(String deployment) {
        return with(DEPLOYMENT, Claims.requireText(DEPLOYMENT, deployment));
    }

    /**
     * Returns a copy with other {@link #attributes}.
     *
     * @param attributes the attributes of the agent's job
     * @return the copy
     */
    public AgentDispatch withAttributes(Map<String, String> attributes) {
        return with(ATTRIBUTES, Map.copyOf(attributes));
    }

    /**
     * Returns a copy with another {@link #restartOnFailure}.
     *
     * @param restartOnFailure whether LiveKit Cloud restarts a job that has failed
     * @return the copy
     */
    public AgentDispatch withRestartOnFailure(boolean restartOnFailure) {
        return with(RESTART_POLICY, restartOnFailure ? "JRP_ON_FAILURE" : NEVER);
    }

    private AgentDispatch with(String name, Object value) {
        return new AgentDispatch(Claims.with(claims.members(), name, value));
    }

    Map<String, ?> claims() {
        return claims.members();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgentDispatch dispatch && claims.equals(dispatch.claims);
    }

    @Override
    public int hashCode() {
        return claims.hashCode();
    }

    @Override
    public String toString() {
        return "AgentDispatch[agentName=" + Printable.of(agentName()) + ", deployment=" + Printable.of(deployment().orElse(""))
                + "]";
    }
}
