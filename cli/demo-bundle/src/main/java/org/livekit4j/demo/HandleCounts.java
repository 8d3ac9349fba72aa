package org.livekit4j.demo;

/** Native handles of the run: given out, given back, and owned now. */
public record HandleCounts(long created, long released, long live) {

    public HandleCounts minus(HandleCounts other) {
        return new HandleCounts(created - other.created, released - other.released, live - other.live);
    }
}
