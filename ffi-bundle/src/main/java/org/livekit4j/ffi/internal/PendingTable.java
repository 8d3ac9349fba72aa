package org.livekit4j.ffi.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Requests by id. They are added under a lock, which takes memory; native threads find them without a lock or memory. A removed
 * request leaves a mark in its slot, so that a search continues beyond it.
 */
final class PendingTable {
    private static final int MIN_SIZE = 64;
    private static final PendingRequest GONE = new PendingRequest(0);
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(PendingRequest[].class);

    private final ReentrantLock lock = new ReentrantLock();
    private volatile PendingRequest[] slots = new PendingRequest[MIN_SIZE];
    /** Slots that are not null. Under the lock. */
    private int used;

    void add(PendingRequest request) {
        lock.lock();
        try {
            if (2 * (used + 1) > slots.length) {
                rebuild();
            }
            used += place(slots, request);
        } finally {
            lock.unlock();
        }
    }

    /** @return how many slots more are not null */
    private static int place(PendingRequest[] slots, PendingRequest request) {
        for (int i = slot(request.id, slots);; i = i + 1 & slots.length - 1) {
            PendingRequest there = slots[i];
            if (there == null || there == GONE) {
                SLOT.setRelease(slots, i, request);
                return there == null ? 1 : 0;
            }
        }
    }

    private static int slot(long id, PendingRequest[] slots) {
        return (int) id & slots.length - 1;
    }

    private void rebuild() {
        PendingRequest[] waiting = requests().toArray(PendingRequest[]::new);
        PendingRequest[] larger = new PendingRequest[Math.max(MIN_SIZE, Integer.highestOneBit(waiting.length + 1) * 4)];
        for (PendingRequest request : waiting) {
            place(larger, request);
        }
        used = waiting.length;
        slots = larger;
        for (PendingRequest request : waiting) { // one that is removed meanwhile may have been removed from the old slots only
            if (request.removed) {
                clear(larger, request);
            }
        }
    }

    /** Null if there is none. Takes no memory. */
    PendingRequest find(long id) {
        PendingRequest[] now = slots;
        for (int i = slot(id, now);; i = i + 1 & now.length - 1) {
            PendingRequest there = (PendingRequest) SLOT.getAcquire(now, i);
            if (there == null || there.id == id) {
                return there;
            }
        }
    }

    void remove(PendingRequest request) {
        request.removed = true;
        for (PendingRequest[] now = slots;; now = slots) {
            clear(now, request);
            if (now == slots) {
                return;
            }
        }
    }

    private static void clear(PendingRequest[] from, PendingRequest request) {
        for (int i = slot(request.id, from); from[i] != null; i = i + 1 & from.length - 1) {
            if (SLOT.compareAndSet(from, i, request, GONE)) {
                return;
            }
        }
    }

    /** All that are here now. */
    Stream<PendingRequest> requests() {
        return Arrays.stream(slots).filter(request -> request != null && request != GONE && !request.removed);
    }
}
