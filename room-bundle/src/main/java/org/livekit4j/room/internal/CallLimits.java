package org.livekit4j.room.internal;

import java.util.HashMap;
import java.util.Map;
import org.livekit4j.room.IncomingLimits;

/** Counts the calls in progress, per caller and in total. Safe for use by several threads. */
final class CallLimits {
    private final IncomingLimits limits;
    private final Map<String, Integer> running = new HashMap<>();
    private int all;
    private long taken;
    private long refused;

    CallLimits(IncomingLimits limits) {
        this.limits = limits;
    }

    /** @return false if there are too many, of this caller or in all */
    synchronized boolean enter(String caller) {
        if (all >= limits.callsPerRoom() || running.getOrDefault(caller, 0) >= limits.callsPerCaller()) {
            refused++;
            return false;
        }
        running.merge(caller, 1, Integer::sum);
        all++;
        taken++;
        return true;
    }

    synchronized void leave(String caller) {
        running.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
        all--;
    }

    synchronized int running() {
        return all;
    }

    synchronized long taken() {
        return taken;
    }

    synchronized long refused() {
        return refused;
    }
}
