package org.livekit4j.bench.dispatch;

import java.util.function.Predicate;
import org.livekit4j.queue.EventAdapter;

/** An event as small as can be: one that a native library would send for a stream. */
record Event(int type, long key, long payload) {
    static final int STREAM_EVENT = 4;
    static final int ROOM_EVENT = 1;
    /** How many events one measured call publishes: enough for each of the most subscribers to get one. */
    static final int BATCH = 4_096;
    private static final int TYPES = 49;

    static final EventAdapter<Event> ADAPTER = new EventAdapter<>() {
        @Override
        public int types() {
            return TYPES;
        }

        @Override
        public int type(Event event) {
            return event.type;
        }

        @Override
        public long key(Event event) {
            return event.key;
        }

        @Override
        public void retain(Event event) {
            // It lies on the heap.
        }

        @Override
        public void release(Event event) {
            // It lies on the heap.
        }
    };

    /** The key of a subscriber, as handles are: neither dense nor in order. */
    static long key(int subscriber) {
        return (subscriber + 1) * 0x9E3779B97F4A7C15L >>> 16;
    }

    /** A batch of which each event is for the next one of so many subscribers. */
    static Event[] rotating(int subscribers) {
        Event[] batch = new Event[BATCH];
        for (int i = 0; i < BATCH; i++) {
            batch[i] = new Event(STREAM_EVENT, key(i % subscribers), i);
        }
        return batch;
    }

    /** A batch that one subscriber, in the middle of them, wants. */
    static Event[] hot(int subscribers) {
        Event[] batch = new Event[BATCH];
        for (int i = 0; i < BATCH; i++) {
            batch[i] = new Event(STREAM_EVENT, key(subscribers / 2), i);
        }
        return batch;
    }

    /** A batch that nobody wants. */
    static Event[] unwanted() {
        Event[] batch = new Event[BATCH];
        for (int i = 0; i < BATCH; i++) {
            batch[i] = new Event(STREAM_EVENT, -1 - i, i);
        }
        return batch;
    }

    /** What a subscriber wants, as code. */
    static Predicate<Event> wantedBy(int subscriber) {
        long key = key(subscriber);
        return event -> event.type == STREAM_EVENT && event.key == key;
    }
}
