package org.livekit4j.management;

/**
 * A worker; see {@link org.livekit4j.agent.WorkerStatus}. Unknown values are null.
 *
 * @param pid the PID of its configuration
 * @param agentName the name of the agent; empty for an agent of every room
 * @param type the name of a {@link org.livekit4j.agent.JobType}
 * @param server the URL of the server
 * @param state the name of a {@link org.livekit4j.agent.WorkerState}
 * @param since when the state began, in milliseconds since 1970
 * @param load the load that the server was told; 0 is idle, and from 0.7 on no jobs are offered
 * @param runningJobs how many jobs the worker has
 * @param accepted how many offers were accepted
 * @param refused how many offers were refused
 * @param late how many offers were refused because the handler did not answer in time
 * @param succeeded how many jobs have succeeded
 * @param failed how many jobs have failed
 * @param cancelled how many jobs were cancelled
 * @param redispatched how many lost jobs this worker has dispatched again
 * @param abandoned how many lost jobs are not dispatched again
 * @param lastFailure why the connection failed last; null if it has not
 * @param nextTry when the next attempt follows, in milliseconds since 1970; null if none is scheduled
 */
public record WorkerView(String pid, String agentName, String type, String server, String state, long since, double load,
        int runningJobs, long accepted, long refused, long late, long succeeded, long failed, long cancelled, long redispatched,
        long abandoned, String lastFailure, Long nextTry) {}
