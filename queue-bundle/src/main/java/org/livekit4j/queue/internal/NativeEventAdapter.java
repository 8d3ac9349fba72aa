package org.livekit4j.queue.internal;

import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.queue.EventAdapter;
import org.livekit4j.queue.Lane;

/** What the queue knows of the native library's events. Predicates are asked about a view; what is delivered is a {@link NativeEvent}. */
final class NativeEventAdapter implements EventAdapter<EventView> {

    @Override
    public int types() {
        return EventTypes.COUNT;
    }

    @Override
    public int parent(int type) {
        return EventTypes.parent(type);
    }

    @Override
    public int type(EventView event) {
        return EventTypes.of(event.type(), event.innerType());
    }

    @Override
    public long key(EventView event) {
        return event.key();
    }

    @Override
    public void retain(EventView event) {
        ((NativeEvent) event).retain();
    }

    @Override
    public void release(EventView event) {
        ((NativeEvent) event).close();
    }

    @Override
    public boolean losable(EventView event) {
        return ((NativeEvent) event).isFrame();
    }

    @Override
    public Lane lane(int type) {
        return EventTypes.lane(type);
    }

    /** The library's own log and its panics are no events of a call, and a log that listens to itself would not end. */
    @Override
    public boolean onRequestOnly(int type) {
        return type == FfiEvent.LOGS_FIELD_NUMBER || type == FfiEvent.PANIC_FIELD_NUMBER;
    }

    @Override
    public String typeName(int type) {
        return EventTypes.name(type);
    }
}
