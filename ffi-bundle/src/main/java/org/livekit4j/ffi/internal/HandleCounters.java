package org.livekit4j.ffi.internal;

import java.util.EnumMap;
import java.util.Map;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.ffi.StripedCounters;

/** Counts native handles by kind. */
final class HandleCounters {
    private static final HandleKind[] KINDS = HandleKind.values();

    private final StripedCounters created = new StripedCounters(KINDS.length);
    private final StripedCounters released = new StripedCounters(KINDS.length);
    private volatile boolean settled;

    void created(HandleKind kind) {
        created.add(kind.ordinal(), 1);
    }

    void released(HandleKind kind) {
        released.add(kind.ordinal(), 1);
    }

    long live(HandleKind kind) {
        long releasedOfKind = released.sum(kind.ordinal());
        return created.sum(kind.ordinal()) - releasedOfKind;
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
            long releasedOfKind = released.sum(kind.ordinal());
            long createdOfKind = created.sum(kind.ordinal());
            createdSum += createdOfKind;
            if (createdOfKind != releasedOfKind && !settled) {
                live += createdOfKind - releasedOfKind;
                byKind.put(kind, createdOfKind - releasedOfKind);
            }
        }
        return new HandleStatistics(createdSum, createdSum - live, live, Map.copyOf(byKind));
    }
}
