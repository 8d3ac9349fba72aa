package org.livekit4j.queue;

import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.stress.Meeting;

/** A queue that one thread publishes to while another changes who is subscribed, and what each subscriber got. */
abstract class QueueRace extends Meeting {
    static final int TYPE = 1;
    static final int OTHER_TYPE = 2;
    static final long KEY = 7;
    static final long OTHER_KEY = 8;
    static final SubscriptionSpec<Note> ANY = SubscriptionSpec.<Note>named("any").withDelivery(Delivery.DIRECT);
    static final SubscriptionSpec<Note> OF_TYPE = ANY.withTypes(TYPE);

    final FilteringQueue<Note> queue = new FilteringQueue<>(Note.ADAPTER);
    final Note first = new Note(TYPE, KEY, 1);
    final Note second = new Note(TYPE, KEY, 2);
    final Got got = new Got();
    final Got gotToo = new Got();

    /** A subscriber's events: which, in which order, and whether any came after it was told that none would. */
    static final class Got {
        private final AtomicInteger order = new AtomicInteger();
        private volatile boolean closed;
        private volatile boolean late;

        void add(Note note) {
            late |= closed;
            order.updateAndGet(before -> 10 * before + note.number);
            late |= closed; // also the end of the call must not be after the close
        }

        void closed() {
            closed = true;
        }

        /** The numbers of the events, as digits. */
        int order() {
            return order.get();
        }

        @Override
        public String toString() {
            return (order.get() == 0 ? "none" : order.toString()) + (late ? " late" : "");
        }
    }

    /** Whether each event is released as often as it was kept, once everybody is done. */
    final boolean balanced() {
        return eventually(() -> first.kept() == 0 && second.kept() == 0);
    }
}
