package org.livekit4j.ffi.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.Tally;
import org.livekit4j.ffi.UserCode;

/**
 * The fence between the library's threads and Java. Nothing thrown gets past it: that would end the JVM. It does not block and holds no
 * lock.
 */
final class EventCallback {
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final long LOOK_AGAIN_NANOS = 20_000;
    private static final int RECEIVED = 0;
    private static final int HANDLED = 1;
    static final int ANSWERS = 2;
    static final int ROUTED = 3;
    static final int UNWANTED = 4;
    private static final int FAILED = 5;
    private static final int LOST = 6;
    private static final int COUNTERS = 7;

    private final Bridge bridge;
    private final SinkSlot slot;
    private final Tally tally = new Tally(COUNTERS);
    private final EventDispatcher dispatcher;
    private final UserCode failures = new UserCode(Bridge.LOG, () -> "What is done with an event of the native library");

    EventCallback(Bridge bridge, PendingRequests pending) {
        this(bridge, pending, SinkSlot.PATIENCE);
    }

    /** @param patience how long events are parked while there is no sink */
    @SuppressWarnings("this-escape") // nothing is lost before there is an event
    EventCallback(Bridge bridge, PendingRequests pending, Duration patience) {
        this.bridge = bridge;
        this.slot = new SinkSlot(patience, this::lost);
        this.dispatcher = new EventDispatcher(bridge, pending, slot, tally, this::fail);
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
            dispatcher.dispatch(address, length);
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

    private void lost(long events, boolean first) {
        tally.add(LOST, events);
        if (first) {
            bridge.log().execute(() -> Bridge.LOG.warn("No queue has come for events of the native library: {} of them are lost,"
                    + " and so are those that follow until there is one", events));
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
