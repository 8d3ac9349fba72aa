package org.livekit4j.queue;

import java.util.concurrent.atomic.AtomicInteger;

/** An event that counts who keeps it. */
final class TestEvent {
    final int type;
    final long key;
    final int number;
    final AtomicInteger retained = new AtomicInteger();
    final AtomicInteger released = new AtomicInteger();

    TestEvent(int type, long key) {
        this(type, key, 0);
    }

    TestEvent(int type, long key, int number) {
        this.type = type;
        this.key = key;
        this.number = number;
    }

    int kept() {
        return retained.get() - released.get();
    }

    /** Types 0 to 9; 7 and 8 are parts of 6, type 9 is on request only, and each type is named {@code t} and its number. */
    static final class Adapter implements EventAdapter<TestEvent> {
        final AtomicInteger retained = new AtomicInteger();
        final AtomicInteger released = new AtomicInteger();

        @Override
        public int types() {
            return 10;
        }

        @Override
        public int type(TestEvent event) {
            return event.type;
        }

        @Override
        public int parent(int type) {
            return type == 7 || type == 8 ? 6 : type;
        }

        @Override
        public long key(TestEvent event) {
            return event.key;
        }

        @Override
        public void retain(TestEvent event) {
            event.retained.incrementAndGet();
            retained.incrementAndGet();
        }

        @Override
        public void release(TestEvent event) {
            event.released.incrementAndGet();
            released.incrementAndGet();
        }

        @Override
        public Lane lane(int type) {
            return type == 4 ? Lane.AUDIO : Lane.CONTROL;
        }

        @Override
        public boolean onRequestOnly(int type) {
            return type == 9;
        }

        @Override
        public String typeName(int type) {
            return "t" + type;
        }
    }
}
