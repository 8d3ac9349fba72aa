package org.livekit4j.bench.queueing;

import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.queue.EventAdapter;

/** What the queue must know of them. */
final class ReplayedEvents implements EventAdapter<NativeEvent> {
    private static final int TYPES = 49;

    @Override
    public int types() {
        return TYPES;
    }

    @Override
    public int type(NativeEvent event) {
        return event.type();
    }

    @Override
    public long key(NativeEvent event) {
        return event.key();
    }

    @Override
    public void retain(NativeEvent event) {
        event.retain();
    }

    @Override
    public void release(NativeEvent event) {
        event.close();
    }
}
