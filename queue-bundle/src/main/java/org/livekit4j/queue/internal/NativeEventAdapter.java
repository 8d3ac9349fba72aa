package org.livekit4j.queue.internal;

import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.SelectiveRoute;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.queue.EventAdapter;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.Route;

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

    @Override
    public Route<EventView> adapt(Route<EventView> route) {
        return route.isSelective() ? new Selective(route) : new NativeRoute(route);
    }

    /** A route as the bridge knows it. */
    static class NativeRoute implements Route<EventView>, EventRoute {
        final Route<EventView> route;

        NativeRoute(Route<EventView> route) {
            this.route = route;
        }

        @Override
        public final void deliver(EventView event) {
            route.deliver(event);
        }

        @Override
        public final void deliver(NativeEvent event) {
            route.deliver(event);
        }

        @Override
        public final boolean isSelective() {
            return route.isSelective();
        }

        @Override
        public final void lost() {
            route.lost();
        }
    }

    /** One to subscribers with filters. */
    private static final class Selective extends NativeRoute implements SelectiveRoute {

        Selective(Route<EventView> route) {
            super(route);
        }

        @Override
        public NativeRoute select(EventView event) {
            Route<EventView> selected = route.select(event);
            return selected == null ? null : new NativeRoute(selected);
        }
    }
}
