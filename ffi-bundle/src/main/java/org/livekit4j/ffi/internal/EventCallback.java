package org.livekit4j.ffi.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.proto.FfiEvent;

/**
 * The fence between the library's threads and Java. Nothing thrown gets past it: that would end the JVM. It does not block, holds no
 * lock, and runs no user code; it decides who gets an event before anything is decoded or copied.
 */
final class EventCallback {
    private static final HandlePaths EVENT_HANDLES = HandlePaths.of(FfiEvent.getDescriptor());

    private final Bridge bridge;
    private final PendingRequests pending;
    private final HandleVisitor orphans;
    private final LongAdder received = new LongAdder();
    private final LongAdder answers = new LongAdder();
    private final LongAdder routed = new LongAdder();
    private final LongAdder unwanted = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile EventSink sink;

    EventCallback(Bridge bridge, PendingRequests pending) {
        this.bridge = bridge;
        this.pending = pending;
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
            received.increment();
            dispatch(address, length);
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        try {
            failed.increment();
            bridge.log().execute(() -> Bridge.LOG.error("An event of the native library could not be handled", e));
        } catch (Throwable again) {
            // Out of memory or stack while saying so: there is nothing left to do here that cannot fail.
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
        CompletableFuture<FfiEvent> request = EventKinds.answer(type) ? pending.take(key) : null;
        EventRoute route = route(type, key);
        HandlePaths handles = EVENT_HANDLES.field(type);
        if (request == null && route == null && type != FfiEvent.PANIC_FIELD_NUMBER) {
            unwanted.increment();
            if (handles != null) {
                EVENT_HANDLES.visit(address, length, orphans);
            }
            return;
        }
        CallbackEvent event = new CallbackEvent(bridge, type, key, address, Math.toIntExact(length));
        try {
            if (handles != null) {
                EVENT_HANDLES.visit(address, length, event);
            }
            deliver(event, request, route);
        } finally {
            event.endDelivery();
        }
    }

    /** A sink that fails loses the event, but neither the answer nor the handles in it. */
    private EventRoute route(int type, long key) {
        EventSink current = sink;
        try {
            return current == null ? null : current.route(type, key);
        } catch (Throwable e) {
            fail(e);
            return null;
        }
    }

    private void deliver(CallbackEvent event, CompletableFuture<FfiEvent> request, EventRoute route) {
        if (event.type() == FfiEvent.PANIC_FIELD_NUMBER) {
            bridge.panicked(event.message().getPanic().getMessage());
        }
        if (request != null) {
            answers.increment();
            pending.complete(request, event);
        }
        if (route != null) {
            if (request == null) {
                routed.increment();
            }
            route.deliver(event);
        }
    }

    /** @return whether there was no other */
    synchronized boolean connect(EventSink newSink) {
        if (sink != null) {
            return false;
        }
        sink = newSink;
        return true;
    }

    synchronized void disconnect(EventSink oldSink) {
        if (sink == oldSink) {
            sink = null;
        }
    }

    /** Nobody is told anything more. */
    synchronized void disconnect() {
        sink = null;
    }

    EventStatistics statistics() {
        return new EventStatistics(received.sum(), answers.sum(), routed.sum(), unwanted.sum(), failed.sum(),
                bridge.log().dropped());
    }
}
