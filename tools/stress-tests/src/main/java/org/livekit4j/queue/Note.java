package org.livekit4j.queue;

import java.util.concurrent.atomic.AtomicInteger;

/** An event that counts who keeps it. */
final class Note {
    static final Adapter ADAPTER = new Adapter();

    final int type;
    final long key;
    final int number;
    private final AtomicInteger kept = new AtomicInteger();

    Note(int type, long key, int number) {
        this.type = type;
        this.key = key;
        this.number = number;
    }

    /** How many still keep it. */
    int kept() {
        return kept.get();
    }

    static final class Adapter implements EventAdapter<Note> {

        @Override
        public int types() {
            return 4;
        }

        @Override
        public int type(Note note) {
            return note.type;
        }

        @Override
        public long key(Note note) {
            return note.key;
        }

        @Override
        public void retain(Note note) {
            note.kept.getAndIncrement();
        }

        @Override
        public void release(Note note) {
            note.kept.getAndDecrement();
        }
    }
}
