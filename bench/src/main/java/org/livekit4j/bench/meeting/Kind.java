package org.livekit4j.bench.meeting;

/** The traffic of a meeting, as the replay counts it. */
public enum Kind {
    ROOM, ANSWER, AUDIO, VIDEO, LOG, FILE
}
