package org.livekit4j.ffi.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;

/** Counts native handles by kind. */
final class HandleLedger {
    private static final HandleKind[] KINDS = HandleKind.values();

    private final LongAdder[] created = adders();
    private final LongAdder[] released = adders();
    private volatile boolean settled;

    private static LongAdder[] adders() {
        LongAdder[] adders = new LongAdder[KINDS.length];
        for (int i = 0; i < adders.length; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    void created(HandleKind kind) {
        created[kind.ordinal()].increment();
    }

    void released(HandleKind kind) {
        released[kind.ordinal()].increment();
    }

    long live(HandleKind kind) {
        long releasedOfKind = released[kind.ordinal()].sum();
        return created[kind.ordinal()].sum() - releasedOfKind;
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
            long releasedOfKind = released[kind.ordinal()].sum();
            long createdOfKind = created[kind.ordinal()].sum();
            createdSum += createdOfKind;
            if (createdOfKind != releasedOfKind && !settled) {
                live += createdOfKind - releasedOfKind;
                byKind.put(kind, createdOfKind - releasedOfKind);
            }
        }
        return new HandleStatistics(createdSum, createdSum - live, live, Map.copyOf(byKind));
    }
}
