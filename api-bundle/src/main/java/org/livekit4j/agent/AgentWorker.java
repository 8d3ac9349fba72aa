package org.livekit4j.agent;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes jobs of one agent and one type from a server. In OSGi there is a service of this type for each configuration of the
 * factory {@value #FACTORY_PID}, also for those that are invalid. Safe for use by several threads; no method waits.
 */
@ProviderType
public interface AgentWorker {
    /** Factory PID: each of its configurations is a worker. */
    String FACTORY_PID = "org.livekit4j.agent";

    /** Service property, {@code String}: the PID of the configuration. */
    String PID = "livekit.worker.pid";

    /** {@return the current status} */
    WorkerStatus status();

    /** {@return the jobs that have not ended; a copy} */
    List<JobStatus> jobs();

    /**
     * Takes no more jobs, and ends when the last one has ended, or when {@link AgentOptions#drainTimeout} has passed. Jobs that
     * still run then are cancelled, and other workers take them. This method returns at once.
     *
     * @throws IllegalStateException if the configuration is wrong
     */
    void drain();
}
