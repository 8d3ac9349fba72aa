package org.livekit4j.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.livekit4j.Registration;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.RepeatedRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;

/** A client that hands out handles, and delivers events, which tests {@linkplain #fire fire}. The rest is a test's to add. */
public class FakeFfiClient implements FfiClient {
    /** Handles that were adopted and not closed, by id. */
    public final Map<Long, HandleKind> live = new ConcurrentHashMap<>();
    private volatile EventSink sink;

    /** Creates a client without a sink. */
    public FakeFfiClient() {}

    /** {@return whether a sink is connected} */
    public boolean connected() {
        return sink != null;
    }

    /**
     * Delivers an event as the bridge does, on this thread.
     *
     * @param event the event
     * @return the event, closed
     */
    public FakeEvent fire(FakeEvent event) {
        EventSink current = sink;
        EventRoute<EventView, ? super NativeEvent> route = current == null
                ? null
                : current.route(event.type(), event.innerType(), event.key());
        if (route != null && route.isSelective()) {
            route = route.select(event);
        }
        if (route != null) {
            route.deliver(event);
        }
        event.close();
        return event;
    }

    @Override
    public Registration connect(EventSink newSink) {
        if (sink != null) {
            throw new IllegalStateException("there is a sink already");
        }
        sink = newSink;
        return () -> sink = null;
    }

    @Override
    public FfiResponse request(FfiRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<FfiEvent> requestAsync(LongFunction<FfiRequest> request, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RepeatedRequest repeat(Consumer<? super FfiEvent> answers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FfiHandle adopt(HandleKind kind, FfiOwnedHandle handle) {
        live.put(handle.getId(), kind);
        return new FakeHandle(kind, handle.getId(), () -> live.remove(handle.getId()));
    }

    @Override
    public boolean release(HandleKind kind, long handle) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration listen(FfiListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MemorySegment view(long address, long bytes, Arena scope) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(long address, short[] target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FfiHealth health() {
        throw new UnsupportedOperationException();
    }

    @Override
    public HandleStatistics handles() {
        throw new UnsupportedOperationException();
    }

    @Override
    public EventStatistics events() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
