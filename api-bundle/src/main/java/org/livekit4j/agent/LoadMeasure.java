package org.livekit4j.agent;

/** How a worker measures the load that it reports to the server. */
public enum LoadMeasure {
    /** The number of jobs, as a fraction of {@link AgentOptions#maxJobs}. */
    JOBS,
    /** The share of this machine's processors that the JVM used in the last seconds. */
    CPU,
    /** The greater of the two. */
    JOBS_AND_CPU
}
