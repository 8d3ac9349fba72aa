package org.livekit4j.management;

import java.util.List;

/** The workers of agents, registered as {@value #OBJECT_NAME}. Safe for use by several threads. */
public interface AgentsMXBean {

    /** The object name. */
    String OBJECT_NAME = "org.livekit4j:type=Agents";

    /** {@return the workers} */
    List<WorkerView> getWorkers();

    /** {@return the jobs of all workers that have not ended} */
    List<JobView> getJobs();

    /** {@return how many workers are not registered with a server} */
    int getMissing();
}
