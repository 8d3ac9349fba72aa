package org.livekit4j.ffi.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.Tally;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.ffi.proto.FfiEvent;

/**
 * The fence between the library's threads and Java. Nothing thrown gets past it: that would end the JVM. It does not block, holds no
 * lock, and runs no user code; it decides who gets an event before anything is decoded or copied.
 */
final class EventCallback {
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final long LOOK_AGAIN_NANOS = 20_000;
    private static final int RECEIVED = 0;
    private static final int HANDLED = 1;
    private static final int ANSWERS = 2;
    private static final int ROUTED = 3;
    private static final int UNWANTED = 4;
    private static final int FAILED = 5;
    private static final int LOST = 6;
    private static final int COUNTERS = 7;
    private static final HandlePaths EVENT_HANDLES = HandlePaths.of(FfiEvent.getDescriptor());

    private final Bridge bridge;
    private final PendingRequests pending;
    private final HandleVisitor orphans;
    private final SinkSlot slot;
    private final Tally tally = new Tally(COUNTERS);
    private final UserCode failures = new UserCode(Bridge.LOG, () -> "What is done with an event of the native library");

    EventCallback(Bridge bridge, PendingRequests pending) {
        this(bridge, pending, SinkSlot.PATIENCE);
    }

    /** @param patience how long events are parked while there is no sink */
    @SuppressWarnings("this-escape") // nothing is lost before there is an event
    EventCallback(Bridge bridge, PendingRequests pending, Duration patience) {
        this.bridge = bridge;
        this.pending = pending;
        this.slot = new SinkSlot(patience, this::lost);
        this.orphans = (kind, handle) -> {
            bridge.ledger().created(kind);
            bridge.release(kind, handle);
        };
    }

    /** What the native stub calls. */
    MethodHandle target() {
        try {
            return MethodHandles.lookup().bind(this, "onEvent", LiveKitFfi.CALLBACK.toMethodType());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the current thread is inside a callback, where the library must not be shut down. */
    static boolean active() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(EventCallback.class.getName())
                        && frame.getMethodName().equals("onEvent")));
    }

    void onEvent(long address, long length) {
        try {
            tally.add(RECEIVED, 1);
            VarHandle.fullFence(); // whoever has taken the sink away either finds this event counted, or it does not find the sink
            dispatch(address, length);
        } catch (Throwable e) {
            fail(e);
        } finally {
            tally.add(HANDLED, 1);
        }
    }

    private void fail(Throwable e) {
        try {
            tally.add(FAILED, 1);
            failures.failed(e);
        } catch (Throwable again) {
            // Out of stack while saying so: there is nothing left to do here that cannot fail.
        }
    }

    private void dispatch(long address, long length) {
        int type = EventPeek.type(address, length);
        if (type == FfiEvent.LOGS_FIELD_NUMBER) {
            CallbackEvent batch = new CallbackEvent(bridge, type, 0, address, Math.toIntExact(length));
            bridge.log().batch(batch);
            batch.endDelivery();
            return;
        }
        long key = EventPeek.key(address, length, type);
        PendingRequest request = EventKinds.answer(type) ? pending.take(key) : null;
        EventSink sink = slot.sink();
        EventRoute route = sink == null ? null : route(sink, type, key);
        HandlePaths handles = EVENT_HANDLES.field(type);
        if (request == null && route == null && type != FfiEvent.PANIC_FIELD_NUMBER && type != FfiEvent.CONNECT_FIELD_NUMBER) {
            if (sink == null && !EventKinds.answer(type) && !slot.abandoned()) {
                park(new CallbackEvent(bridge, type, key, address, Math.toIntExact(length)), address, length);
                return;
            }
            tally.add(UNWANTED, 1);
            int released = handles == null ? 0 : EVENT_HANDLES.visit(address, length, orphans);
            if (sink == null && !EventKinds.answer(type) && !CallbackEvent.isFrame(type, released)) {
                slot.missed();
            }
            return;
        }
        CallbackEvent event = null;
        try {
            event = new CallbackEvent(bridge, type, key, address, Math.toIntExact(length));
            if (handles != null) {
                EVENT_HANDLES.visit(address, length, event);
            }
        } catch (Throwable e) {
            boolean unvisited = e instanceof OutOfMemoryError && handles != null;
            int released = unvisited ? EVENT_HANDLES.visit(address, length, orphans) : 0; // to release one of them again does no harm
            boolean frame = event == null ? CallbackEvent.isFrame(type, released) : event.isFrame();
            if (event != null) {
                event.endDelivery();
            }
            undelivered(frame, request, route);
            throw e;
        }
        try {
            deliver(event, request, route);
        } finally {
            event.endDelivery();
        }
    }

    /** An event cannot be taken over, for want of memory or because it is damaged: whoever depends on it learns of that. Takes no memory. */
    private void undelivered(boolean frame, PendingRequest request, EventRoute route) {
        if (request != null) {
            pending.lost(request);
        }
        if (route != null && !frame) {
            route.lost();
        }
    }

    /** Frames are not worth keeping: whoever comes back wants those that are new. The end of a stream is an event without a frame. */
    private void park(CallbackEvent event, long address, long length) {
        try {
            EVENT_HANDLES.visit(address, length, event);
            if (event.isFrame()) {
                tally.add(UNWANTED, 1);
            } else {
                parkOrDeliver(event);
            }
        } finally {
            event.endDelivery();
        }
    }

    private void parkOrDeliver(CallbackEvent event) {
        while (slot.park(event) == SinkSlot.Outcome.CONNECTED) {
            EventSink sink = slot.sink();
            if (sink != null) { // else it has gone again
                deliver(event, sink);
                return;
            }
        }
    }

    private void deliver(CallbackEvent event, EventSink sink) {
        EventRoute route = route(sink, event.type(), event.key());
        if (route == null) {
            tally.add(UNWANTED, 1);
        } else {
            deliver(event, null, route);
        }
    }

    private void lost(long events, boolean first) {
        tally.add(LOST, events);
        if (first) {
            bridge.log().execute(() -> Bridge.LOG.warn("No queue has come for events of the native library: {} of them are lost,"
                    + " and so are those that follow until there is one", events));
        }
    }

    /** A sink that fails loses the event, but neither the answer nor the handles in it. */
    private EventRoute route(EventSink sink, int type, long key) {
        try {
            return sink.route(type, key);
        } catch (Throwable e) {
            fail(e);
            return null;
        }
    }

    private void deliver(CallbackEvent event, PendingRequest request, EventRoute route) {
        if (event.type() == FfiEvent.PANIC_FIELD_NUMBER) {
            panicked(event);
        }
        if (event.type() == FfiEvent.CONNECT_FIELD_NUMBER) {
            joined(event, request);
        }
        if (request != null) {
            tally.add(ANSWERS, 1);
            pending.complete(request, event);
        }
        if (route != null) {
            if (request == null) {
                tally.add(ROUTED, 1);
            }
            route.deliver(event);
        }
    }

    /** A room that nobody waits for any more is left at once. */
    private void joined(CallbackEvent event, PendingRequest request) {
        try {
            bridge.rooms().answered(event.key(), event.room());
            if (request == null) {
                tally.add(UNWANTED, 1);
                bridge.unwanted(event);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void panicked(CallbackEvent event) {
        try {
            bridge.panicked(event.message().getPanic().getMessage());
        } catch (Throwable e) { // no memory for the text; others may still get the event
            fail(e);
        }
    }

    /** @return whether there was no other */
    boolean connect(EventSink sink) {
        boolean connected = slot.connect(sink, event -> {
            try {
                deliver(event, sink);
            } catch (Throwable e) { // the sink's, which loses that event
                fail(e);
            }
        });
        if (connected && slot.hasMissed()) {
            failures.run(sink::lost);
        }
        return connected;
    }

    /** Returns when nothing is on its way to the sink any more, unless that takes too long or this is on that way itself. */
    void disconnect(EventSink sink) {
        if (slot.disconnect(sink) && !active()) {
            long deadline = System.nanoTime() + QUIET.toNanos();
            while (!quiet() && deadline - System.nanoTime() > 0) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    /** Whether at some moment now no event is being handled: those that are begun are counted after those that are done. */
    private boolean quiet() {
        VarHandle.fullFence(); // the counterpart of that in onEvent
        long done = tally.sum(HANDLED);
        return done == tally.sum(RECEIVED);
    }

    /** Nobody is told anything more. */
    void close() {
        slot.close();
    }

    EventStatistics statistics() {
        return new EventStatistics(tally.sum(RECEIVED), tally.sum(ANSWERS), tally.sum(ROUTED), tally.sum(UNWANTED),
                tally.sum(FAILED), slot.depth(), tally.sum(LOST), bridge.log().dropped());
    }
}
