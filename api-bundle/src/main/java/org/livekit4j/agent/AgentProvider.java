package org.livekit4j.agent;

import java.util.function.Consumer;
import org.livekit4j.room.Rooms;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Creates workers in plain Java; found by {@link java.util.ServiceLoader}. The artifact {@code org.livekit4j.agent} has the
 * implementation. Users call {@link org.livekit4j.LiveKit#agent} instead.
 */
@ProviderType
public interface AgentProvider {

    /**
     * Starts a worker.
     *
     * @param options which jobs, from where, and how
     * @param handler does the jobs
     * @param rooms joins the rooms of the jobs
     * @param onClose called with the worker each time it is closed
     * @return the worker, which the caller closes
     * @throws IllegalArgumentException if the options name no server or no key, and the environment does not either
     */
    OwnedAgentWorker start(AgentOptions options, JobHandler handler, Rooms rooms, Consumer<OwnedAgentWorker> onClose);
}
