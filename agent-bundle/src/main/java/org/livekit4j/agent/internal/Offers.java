package org.livekit4j.agent.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.livekit4j.agent.JobAnswer;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.agent.JobType;
import org.livekit4j.agent.internal.proto.AgentDispatch;
import org.livekit4j.agent.internal.proto.Job;

/** The messages of the protocol as types of the API, and back. */
final class Offers {
    /** How often a job has been dispatched; an attribute of dispatches that were made anew. */
    static final String ATTEMPT = "livekit4j.attempt";
    /** How often in a row a dispatch got no agent; an attribute of dispatches that were made anew. */
    static final String MISSES = "livekit4j.misses";
    /** Which agent a dispatch is for that a keeper has made for its own worker; an attribute of such dispatches. */
    static final String AGENT = "livekit4j.agent";
    /** Which dispatch an agent belongs to; an attribute of the participant. */
    static final String DISPATCH = "livekit4j.dispatch";

    /** Identifiers of jobs that the server knows nothing of begin with it. */
    private static final String OWN = "own_";

    private Offers() {}

    static JobOffer of(Job job) {
        Map<String, String> attributes = job.getAttributesMap();
        return new JobOffer(job.getId(), job.getDispatchId(), type(job), job.getAgentName(), job.getRoom().getName(),
                job.hasParticipant() ? Optional.of(job.getParticipant().getIdentity()) : Optional.empty(),
                job.getMetadata(), plain(attributes), attempt(attributes));
    }

    /** A job that is not the server's. */
    static JobOffer own(String dispatchId, String agentName, String room, String metadata, Map<String, String> attributes) {
        return new JobOffer(OWN + dispatchId, dispatchId, JobType.ROOM, agentName, room, Optional.empty(), metadata,
                plain(attributes), attempt(attributes));
    }

    /** Whether the server knows nothing of a job. */
    static boolean isOwn(String jobId) {
        return jobId.startsWith(OWN);
    }

    /** {@return the identity of the agent} */
    static String identity(JobOffer offer, JobAnswer answer) {
        return answer.identity().orElse("agent-" + offer.id());
    }

    /** {@return the attributes of the agent, by which keepers know it; the caller may add to them} */
    static Map<String, String> attributes(JobOffer offer, JobAnswer answer) {
        Map<String, String> attributes = new HashMap<>(answer.attributes());
        attributes.put(DISPATCH, offer.dispatchId());
        return attributes;
    }

    /** {@return the attributes that the dispatcher gave} */
    static Map<String, String> plain(Map<String, String> attributes) {
        Map<String, String> plain = new HashMap<>(attributes);
        plain.keySet().removeAll(Set.of(ATTEMPT, MISSES, AGENT));
        return plain;
    }

    /** {@return the name of the agent that a dispatch is for} */
    static String agentName(AgentDispatch dispatch) {
        return dispatch.getAttributesOrDefault(AGENT, dispatch.getAgentName());
    }

    private static JobType type(Job job) {
        return switch (job.getType()) {
            case JT_PUBLISHER -> JobType.PUBLISHER;
            case JT_PARTICIPANT -> JobType.PARTICIPANT;
            default -> JobType.ROOM;
        };
    }

    static int attempt(Map<String, String> attributes) {
        return count(attributes, ATTEMPT, 1);
    }

    static int misses(Map<String, String> attributes) {
        return count(attributes, MISSES, 0);
    }

    /** @param otherwise if the attribute says nothing that makes sense: it can come from anyone who may dispatch */
    private static int count(Map<String, String> attributes, String name, int otherwise) {
        String text = attributes.getOrDefault(name, "");
        return text.matches("[1-9]\\d{0,8}") ? Integer.parseInt(text) : otherwise;
    }

    static org.livekit4j.agent.internal.proto.JobType type(JobType type) {
        return switch (type) {
            case ROOM -> org.livekit4j.agent.internal.proto.JobType.JT_ROOM;
            case PUBLISHER -> org.livekit4j.agent.internal.proto.JobType.JT_PUBLISHER;
            case PARTICIPANT -> org.livekit4j.agent.internal.proto.JobType.JT_PARTICIPANT;
        };
    }
}
