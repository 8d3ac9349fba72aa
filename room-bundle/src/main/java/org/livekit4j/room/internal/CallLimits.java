package org.livekit4j.room.internal;

import java.util.HashMap;
import java.util.Map;

/** Counts the calls or streams in progress, per sender and in total. Safe for use by several threads. */
final class CallLimits {
    private final int perSender;
    private final int perRoom;
    private final Map<String, Integer> running = new HashMap<>();
    private int all;
    private long taken;
    private long refused;

    CallLimits(int perSender, int perRoom) {
        this.perSender = perSender;
        this.perRoom = perRoom;
    }

    /** @return false if there are too many, of this sender or in all */
    synchronized boolean enter(String sender) {
        if (all >= perRoom || running.getOrDefault(sender, 0) >= perSender) {
            refused++;
            return false;
        }
        running.merge(sender, 1, Integer::sum);
        all++;
        taken++;
        return true;
    }

    synchronized void leave(String sender) {
        running.computeIfPresent(sender, (_, count) -> count == 1 ? null : count - 1);
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
