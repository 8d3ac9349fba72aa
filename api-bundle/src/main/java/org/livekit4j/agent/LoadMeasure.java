package org.livekit4j.agent;

/** What the load of a worker is made of, which it reports to the server. */
public enum LoadMeasure {
    /** The jobs, as a part of {@link AgentOptions#maxJobs}. */
    JOBS,
    /** The share of this machine's processors that the JVM has used in the last seconds. */
    CPU,
    /** The greater of the two. */
    JOBS_AND_CPU
}
