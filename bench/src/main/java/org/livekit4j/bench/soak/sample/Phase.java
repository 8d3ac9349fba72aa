package org.livekit4j.bench.soak.sample;

/** What the process is at when a sample is taken. */
public enum Phase {
    /** Workloads run. */
    RUNNING,
    /** They have ended, and what they had is being given back. */
    SETTLING,
    /** The end of the rest: what is there now is there all the time. */
    REST,
    /** Everything is closed but the native library. */
    CLOSED,
    /** The native library is closed, too. */
    AFTER
}
