package org.livekit4j.agent;

/** The state of a worker. */
public enum WorkerState {
    /** There is no room service or no handler; the worker continues when there are both. */
    WAITING,
    /** It is connecting to a server, and registers with it. */
    CONNECTING,
    /** The server offers jobs to it. */
    AVAILABLE,
    /** It has reached its largest number of jobs, or its load is too high for more. */
    FULL,
    /** It could not connect, or has lost the connection, and tries again later. Its jobs continue. */
    RETRYING,
    /** It takes no more jobs, and ends with its last one. */
    DRAINING,
    /** It is closed, or has drained. */
    ENDED,
    /** Its configuration is wrong; it does nothing until that is changed. */
    MISCONFIGURED
}
