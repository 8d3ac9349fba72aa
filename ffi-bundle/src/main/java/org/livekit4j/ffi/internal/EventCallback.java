package org.livekit4j.ffi.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.StripedCounters;
import org.livekit4j.ffi.UserCode;

/**
 * The fence between the library's threads and Java. Nothing thrown gets past it: that would end the JVM. It does not block and holds no
 * lock.
 */
final class EventCallback {
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final int RECEIVED = 0;
    private static final int HANDLED = 1;
    static final int ANSWERS = 2;
    static final int ROUTED = 3;
    static final int UNWANTED = 4;
    private static final int FAILED = 5;
    private static final int LOST = 6;
    private static final int COUNTERS = 7;

    private final NativeFfiClient bridge;
    private final EventSinkHolder slot;
    private final StripedCounters counters = new StripedCounters(COUNTERS);
    private final EventDispatcher dispatcher;
    private final UserCode failures = new UserCode(NativeFfiClient.LOG, () -> "What is done with an event of the native library");

    EventCallback(NativeFfiClient bridge, PendingRequests pending) {
        this(bridge, pending, EventSinkHolder.TIMEOUT);
    }

    /** @param timeout how long events are parked while there is no sink */
    @SuppressWarnings("this-escape") // nothing is lost before there is an event
    EventCallback(NativeFfiClient bridge, PendingRequests pending, Duration timeout) {
        this.bridge = bridge;
        this.slot = new EventSinkHolder(timeout, this::lost);
        this.dispatcher = new EventDispatcher(bridge, pending, slot, counters, this::fail);
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
            counters.add(RECEIVED, 1);
            VarHandle.fullFence(); // either the thread that removed the sink finds this event counted, or this thread does not find the sink
            dispatcher.dispatch(address, length);
        } catch (Throwable e) {
            fail(e);
        } finally {
            counters.add(HANDLED, 1);
        }
    }

    private void fail(Throwable e) {
        try {
            counters.add(FAILED, 1);
            failures.failed(e);
        } catch (Throwable again) {
            // Out of stack while saying so: there is nothing left to do here that cannot fail.
        }
    }

    private void lost(long events, boolean first) {
        counters.add(LOST, events);
        if (first) {
            bridge.log().execute(
                    () -> NativeFfiClient.LOG.warn("Events of the native library had no queue for too long: {} of them were lost,"
                            + " and further ones are lost until there is one", events));
        }
    }

    /** @return whether there was no other */
    boolean connect(EventSink sink) {
        boolean connected = slot.connect(sink, event -> {
            try {
                dispatcher.deliver(event, sink);
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
            Polling.await(this::quiet, System.nanoTime() + QUIET.toNanos());
        }
    }

    /** Whether at some moment now no event is being handled: those that are begun are counted after those that are done. */
    private boolean quiet() {
        VarHandle.fullFence(); // the counterpart of that in onEvent
        long done = counters.sum(HANDLED);
        return done == counters.sum(RECEIVED);
    }

    /** Nobody is told anything more. */
    void close() {
        slot.close();
    }

    EventStatistics statistics() {
        return new EventStatistics(counters.sum(RECEIVED), counters.sum(ANSWERS), counters.sum(ROUTED), counters.sum(UNWANTED),
                counters.sum(FAILED), slot.depth(), counters.sum(LOST), bridge.log().dropped());
    }
}
