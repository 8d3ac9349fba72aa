package org.livekit4j.agent;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Does the jobs of an agent. Several jobs run at once, each on a virtual thread of its own.
 *
 * <p>In OSGi a handler is a service with the properties {@value #NAME} and {@value #TYPE}. A configuration of the factory
 * {@value AgentWorker#FACTORY_PID} with the same name and type creates its worker. Of several handlers, the one with the
 * highest {@code service.ranking} receives the jobs.
 *
 * <p>In plain Java:
 *
 * {@snippet file="org/livekit4j/examples/rooms/FanOut.java" region="agent"}
 */
@FunctionalInterface
@ConsumerType
public interface JobHandler {
    /** Service property, {@code String}, required: the name of the agent; {@code *} for an agent of every room. */
    String NAME = "livekit.agent.name";

    /** Service property, {@code String}: the name of a {@link JobType}; default: {@code ROOM}. */
    String TYPE = "livekit.agent.type";

    /**
     * Decides whether to take a job. The default implementation takes every job. The server waits for an answer for three
     * seconds, so the job is refused if this method throws, or has not returned within 1.5 s; its thread is interrupted then.
     *
     * @param offer the job
     * @return the answer
     * @throws Exception if the handler fails; the exception is logged and counted
     */
    default JobAnswer offer(JobOffer offer) throws Exception {
        return JobAnswer.accept();
    }

    /**
     * Does a job. The job succeeds when this method returns, and the room is left. If it throws, the job has failed; it is
     * dispatched again if the worker {@linkplain AgentOptions#keepsJobs keeps jobs}.
     *
     * @param job the job, with its room
     * @throws Exception if the handler fails; the exception is logged and counted
     */
    void run(Job job) throws Exception;
}
