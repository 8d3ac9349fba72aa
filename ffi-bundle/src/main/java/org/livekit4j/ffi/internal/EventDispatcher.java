package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.StripedCounters;
import org.livekit4j.ffi.proto.FfiEvent;

/** Selects the receivers of an event before the event is decoded or copied, and delivers it. */
final class EventDispatcher {
    private final NativeFfiClient bridge;
    private final PendingRequests pending;
    private final EventSinkHolder slot;
    private final StripedCounters counters;
    private final Consumer<Throwable> onFailure;
    private final EventHandles handles;
    private final LentViews views = new LentViews();

    /**
     * @param counters of {@link EventCallback}
     * @param onFailure is told what a sink throws
     */
    EventDispatcher(NativeFfiClient bridge, PendingRequests pending, EventSinkHolder slot, StripedCounters counters,
            Consumer<Throwable> onFailure) {
        this.bridge = bridge;
        this.pending = pending;
        this.slot = slot;
        this.counters = counters;
        this.onFailure = onFailure;
        this.handles = new EventHandles(bridge);
    }

    /** Brings the event at this address to those who want it. Throws what they throw, and if it is no event; its handles have an owner then, too. */
    void dispatch(long address, long length) {
        int kind = EventPeek.kind(address, length);
        long handle = kind == EventPeek.IRREGULAR ? HandlePaths.IRREGULAR : EventHandles.find(kind, address, length);
        if (handle == HandlePaths.IRREGULAR) {
            dispatchIrregular(address, length);
        } else {
            dispatch(kind, handle, address, length);
        }
    }

    /** Handles that the bytes name and the event in its regular form does not, because others have overwritten them, are nobody's. */
    private void dispatchIrregular(long address, long length) {
        NamedHandles unseen = named(address, length);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment event = RegularForm.of(address, length, arena);
            int kind = EventPeek.kind(event.address(), event.byteSize());
            unseen = unseen.without(EventHandles.all(event.address(), event.byteSize()));
            dispatch(kind, HandlePaths.SEVERAL, event.address(), event.byteSize());
        } finally {
            handles.release(unseen);
        }
    }

    private NamedHandles named(long address, long length) {
        try {
            return EventHandles.all(address, length);
        } catch (OutOfMemoryError e) {
            handles.release(HandlePaths.SEVERAL, address, length);
            throw e;
        }
    }

    private void dispatch(int kind, long handle, long address, long length) {
        int type = EventKinds.type(kind);
        long key = EventPeek.key(address, length, kind);
        if (type == FfiEvent.LOGS_FIELD_NUMBER) {
            log(kind, key, handle, address, length);
            return;
        }
        boolean answer = EventKinds.answer(type);
        PendingRequest found = answer ? pending.take(key) : null;
        boolean answered = found != null && found.answered(address, length);
        PendingRequest request = answered ? null : found;
        EventSink sink = slot.sink();
        EventRoute<EventView, ? super NativeEvent> route = sink == null
                ? null
                : route(sink, kind, key, address, (int) length, null);
        boolean ours = type == FfiEvent.PANIC_FIELD_NUMBER || type == FfiEvent.CONNECT_FIELD_NUMBER;
        boolean early = sink == null && !answer && !ours;
        if (request == null && route == null && !ours && (!early || slot.abandoned())) {
            counters.add(answered ? EventCallback.ANSWERS : EventCallback.UNWANTED, 1);
            handles.release(handle, address, length);
            if (early && !CallbackEvent.isFrame(type, handle != HandlePaths.NONE)) {
                slot.missed();
            }
            return;
        }
        CallbackEvent event;
        try {
            event = event(kind, key, handle, address, length);
        } catch (Throwable e) {
            undelivered(CallbackEvent.isFrame(type, handle != HandlePaths.NONE), early, request, route);
            throw e;
        }
        try {
            if (early) {
                park(event);
            } else {
                deliver(event, request, route);
            }
        } finally {
            event.endDelivery();
        }
    }

    private void log(int kind, long key, long handle, long address, long length) {
        if (handle == HandlePaths.NONE && !isLogged(kind, key, address, (int) length)) {
            return;
        }
        CallbackEvent batch = event(kind, key, handle, address, length);
        bridge.log().batch(batch);
        batch.endDelivery();
    }

    /** Nearly all that the library has to say is not logged. */
    private boolean isLogged(int kind, long key, long address, int size) {
        LentViews.Ring ring = views.take();
        LentView view = ring.next();
        view.lend(kind, key, address, size);
        try {
            return bridge.log().wants(view, ring.reader());
        } finally {
            view.takeBack();
            views.giveBack(ring);
        }
    }

    /** If there is no memory for the event, its handles are released. */
    private CallbackEvent event(int kind, long key, long handle, long address, long length) {
        CallbackEvent made = null;
        try {
            CallbackEvent event = new CallbackEvent(bridge, kind, key, address, Math.toIntExact(length));
            handles.give(handle, address, length, event);
            made = event;
            return event;
        } finally {
            if (made == null) {
                handles.release(handle, address, length);
            }
        }
    }

    /** An event cannot be taken over, for want of memory: those that depend on it are told. Takes no memory. */
    private void undelivered(boolean frame, boolean early, PendingRequest request,
            EventRoute<EventView, ? super NativeEvent> route) {
        if (request != null) {
            pending.lost(request);
        }
        if (route != null && !frame) {
            route.lost();
        }
        if (early && !frame) {
            slot.missed();
        }
    }

    /** Frames are not worth keeping: a receiver that returns wants the new ones. The end of a stream is an event without a frame. */
    private void park(CallbackEvent event) {
        if (event.isFrame()) {
            counters.add(EventCallback.UNWANTED, 1);
            return;
        }
        while (slot.park(event) == EventSinkHolder.Outcome.CONNECTED) {
            EventSink sink = slot.sink();
            if (sink != null) { // else it has gone again
                deliver(event, sink);
                return;
            }
        }
    }

    /** Brings an event that was parked to the sink. */
    void deliver(CallbackEvent event, EventSink sink) {
        EventRoute<EventView, ? super NativeEvent> route = route(sink, event.kind(), event.key(), 0, event.size(), event);
        if (route == null) {
            counters.add(EventCallback.UNWANTED, 1);
        } else {
            deliver(event, null, route);
        }
    }

    /**
     * Who gets the event; null for nobody. A sink that fails loses the event, but neither the answer nor the handles in it.
     *
     * @param made the event, if it is made already and has bytes of its own
     */
    private EventRoute<EventView, ? super NativeEvent> route(EventSink sink, int kind, long key, long address, int size,
            CallbackEvent made) {
        try {
            EventRoute<EventView, ? super NativeEvent> route = sink.route(EventKinds.type(kind), EventKinds.innerType(kind), key);
            return route != null && route.isSelective() ? select(route, kind, key, address, size, made) : route;
        } catch (Throwable e) {
            onFailure.accept(e);
            return null;
        }
    }

    private EventRoute<EventView, ? super NativeEvent> select(EventRoute<EventView, ? super NativeEvent> route, int kind,
            long key, long address, int size,
            CallbackEvent made) {
        LentViews.Ring ring = views.take();
        LentView view = ring.next();
        if (made == null) {
            view.lend(kind, key, address, size);
        } else {
            view.lend(made);
        }
        try {
            return route.select(view);
        } finally {
            view.takeBack();
            views.giveBack(ring);
        }
    }

    private void deliver(CallbackEvent event, PendingRequest request, EventRoute<EventView, ? super NativeEvent> route) {
        if (event.type() == FfiEvent.PANIC_FIELD_NUMBER) {
            panicked(event);
        }
        if (event.type() == FfiEvent.CONNECT_FIELD_NUMBER) {
            joined(event, request);
        }
        if (request != null) {
            counters.add(EventCallback.ANSWERS, 1);
            pending.complete(request, event);
        }
        if (route != null) {
            if (request == null) {
                counters.add(EventCallback.ROUTED, 1);
            }
            route.deliver(event);
        }
    }

    /** A room that nobody waits for any more is left at once. */
    private void joined(CallbackEvent event, PendingRequest request) {
        try {
            bridge.rooms().answered(event.key(), event.room());
            if (request == null) {
                counters.add(EventCallback.UNWANTED, 1);
                bridge.unwanted(event);
            }
        } catch (Throwable e) {
            onFailure.accept(e);
        }
    }

    private void panicked(CallbackEvent event) {
        try {
            bridge.panicked(event.message().getPanic().getMessage());
        } catch (Throwable e) { // no memory for the text; others may still get the event
            onFailure.accept(e);
        }
    }
}
