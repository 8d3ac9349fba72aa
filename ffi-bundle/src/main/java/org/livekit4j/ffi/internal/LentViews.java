package org.livekit4j.ffi.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.livekit4j.ffi.WireReader;

/**
 * Reusable views, so that an event without receivers costs no memory even if filters read its bytes. A thread usually cycles
 * through the same views, so a view that a filter has kept stays unused for some calls.
 */
final class LentViews {
    private static final int PLACES = 64;
    private static final int PROBES = 4;

    private final AtomicReferenceArray<Ring> places = new AtomicReferenceArray<>(PLACES);

    /** Some views and a reader, of one user at a time. */
    static final class Ring {
        private static final int VIEWS = 8;

        private final LentView[] views = new LentView[VIEWS];
        private final WireReader reader = new WireReader();
        private int next;

        private Ring() {
            for (int i = 0; i < VIEWS; i++) {
                views[i] = new LentView();
            }
        }

        LentView next() {
            next = next + 1 & VIEWS - 1;
            return views[next];
        }

        WireReader reader() {
            return reader;
        }
    }

    Ring take() {
        for (int i = 0; i < PROBES; i++) {
            int place = place(i);
            Ring ring = places.getOpaque(place) == null ? null : places.getAndSet(place, null);
            if (ring != null) {
                return ring;
            }
        }
        return new Ring();
    }

    void giveBack(Ring ring) {
        for (int i = 0; i < PROBES; i++) {
            if (places.compareAndSet(place(i), null, ring)) {
                return;
            }
        }
    }

    private static int place(int probe) {
        return (int) Thread.currentThread().threadId() + probe & PLACES - 1;
    }
}
