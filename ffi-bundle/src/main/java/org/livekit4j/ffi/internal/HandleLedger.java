package org.livekit4j.ffi.internal;

import java.util.EnumMap;
import java.util.Map;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.ffi.Tally;

/** Counts native handles by kind. */
final class HandleLedger {
    private static final HandleKind[] KINDS = HandleKind.values();

    /** Of each kind how many were created, then of each how many were released. */
    private final Tally tally = new Tally(2 * KINDS.length);
    private volatile boolean settled;

    void created(HandleKind kind) {
        tally.add(kind.ordinal(), 1);
    }

    void released(HandleKind kind) {
        tally.add(KINDS.length + kind.ordinal(), 1);
    }

    private long created(int kind) {
        return tally.sum(kind);
    }

    private long released(int kind) {
        return tally.sum(KINDS.length + kind);
    }

    long live(HandleKind kind) {
        long released = released(kind.ordinal());
        return created(kind.ordinal()) - released;
    }

    /** All that is live went with the library, and so does what its threads still bring. */
    void settle() {
        settled = true;
    }

    HandleStatistics statistics() {
        long createdSum = 0;
        long live = 0;
        Map<HandleKind, Long> byKind = new EnumMap<>(HandleKind.class);
        for (HandleKind kind : KINDS) {
            // Released first: a handle that comes and goes in between must not make live negative.
            long releasedOfKind = released(kind.ordinal());
            long createdOfKind = created(kind.ordinal());
            createdSum += createdOfKind;
            if (createdOfKind != releasedOfKind && !settled) {
                live += createdOfKind - releasedOfKind;
                byKind.put(kind, createdOfKind - releasedOfKind);
            }
        }
        return new HandleStatistics(createdSum, createdSum - live, live, Map.copyOf(byKind));
    }
}
