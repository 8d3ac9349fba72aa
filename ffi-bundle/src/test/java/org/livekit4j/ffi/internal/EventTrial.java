package org.livekit4j.ffi.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.FfiEvent;

/**
 * Puts bytes through the bridge as the library would, right before memory that cannot be read, and says what went wrong: something that was
 * thrown past the fence, a kind or a key on which protobuf's parser does not agree, a handle that was lost or dropped twice.
 */
final class EventTrial {
    private static final long TIMEOUT_NANOS = Duration.ofSeconds(10).toNanos();

    final DropLog library = new DropLog();
    final PendingRequests pending = new PendingRequests(new Timeouts());
    private final NativeBytes memory = new NativeBytes(1 << 16);
    private final Map<Taker, EventCallback> callbacks = new EnumMap<>(Taker.class);
    private final EventSink late = (type, innerType, key) -> EventTrial::keep;

    /** Who has an event. */
    enum Taker {
        NOBODY, LISTENER, KEEPER, OWNER, THROWER, REFUSER, FILTER, LATE_SINK
    }

    EventTrial() {
        for (Taker taker : Taker.values()) {
            EventCallback callback = new EventCallback(library.bridge, pending);
            EventRoute<EventView, NativeEvent> route = route(taker);
            if (taker != Taker.LATE_SINK) {
                callback.connect(sink(taker, route));
            }
            callbacks.put(taker, callback);
        }
    }

    private static EventSink sink(Taker taker, EventRoute<EventView, NativeEvent> route) {
        return (type, innerType, key) -> {
            if (taker == Taker.REFUSER) {
                throw new AssertionError("made for a trial");
            }
            return route;
        };
    }

    private EventRoute<EventView, NativeEvent> route(Taker taker) {
        return switch (taker) {
            case NOBODY, REFUSER -> null;
            case LISTENER -> event -> {
            };
            case KEEPER, LATE_SINK -> EventTrial::keep;
            case OWNER -> this::takeAll;
            case THROWER -> event -> {
                throw new AssertionError("made for a trial");
            };
            case FILTER -> new Filter();
        };
    }

    private static void keep(NativeEvent event) {
        try (NativeEvent kept = event.retain()) {
            kept.message();
        }
    }

    /** Does what users do: it looks, then claims, then releases each handle that the event shows. */
    private void takeAll(NativeEvent event) {
        FfiEvent message = event.message();
        if (!event.claim()) {
            throw new AssertionError("the event is claimed already");
        }
        Map<Long, HandleKind> shown = new LinkedHashMap<>();
        Messages.walk(message, (kind, handle) -> shown.put(handle, kind));
        shown.remove(0L);
        shown.forEach((handle, kind) -> library.bridge.release(kind, handle));
    }

    /** Reads all that the bytes say, and wants every other event. */
    private static final class Filter implements EventRoute<EventView, NativeEvent> {
        private final WireReader wire = new WireReader();

        @Override
        public EventRoute<EventView, NativeEvent> select(EventView event) {
            wire.read(event);
            try {
                while (wire.next()) {
                    wire.skip();
                }
            } catch (IllegalStateException e) {
                // It is no valid message
            }
            return event.size() % 2 == 0 ? null : EventTrial::keep;
        }

        @Override
        public boolean isSelective() {
            return true;
        }

        @Override
        public void deliver(NativeEvent event) {
            throw new AssertionError("it was not asked");
        }
    }

    /** @throws AssertionError if anything is not as it must be */
    void run(Taker taker, byte[] event) {
        memory.put(event);
        checkPeek(event);
        EventCallback callback = callbacks.get(taker);
        callback.onEvent(memory.address(), memory.size());
        if (taker == Taker.LATE_SINK) {
            memory.wipe();
            callback.connect(late);
            callback.disconnect(late);
        }
        checkHandles(event);
    }

    private void checkPeek(byte[] event) {
        Optional<Peeked> parsed = Peeked.parsed(event);
        if (parsed.isEmpty()) {
            return;
        }
        Peeked peeked = Peeked.at(memory.address(), memory.size());
        Peeked comparable = EventKinds.known(peeked.type()) ? peeked : new Peeked(0, 0);
        if (!comparable.equals(parsed.get())) {
            throw new AssertionError("read before: " + peeked + ", and parsed: " + parsed.get());
        }
    }

    /** Protobuf's parser takes some numbers of more than ten bytes, behind which a walk finds nothing. */
    private static Set<Long> named(byte[] event) {
        Set<Long> named = BytesWalk.handles(event);
        try {
            Messages.walk(FfiEvent.parser().parsePartialFrom(event), (kind, handle) -> named.add(handle));
        } catch (InvalidProtocolBufferException e) {
            // It is no event
        }
        named.remove(0L);
        return named;
    }

    private void checkHandles(byte[] event) {
        Set<Long> named = named(event);
        long deadline = System.nanoTime() + TIMEOUT_NANOS;
        while ((library.drops().size() < named.size() || library.bridge.handles().live() > 0) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000); // a room that nobody waits for is left before
        }
        Map<Long, Integer> drops = library.drops();
        long live = library.bridge.handles().live();
        library.clear();
        if (!drops.keySet().equals(named) || drops.values().stream().anyMatch(times -> times != 1) || live != 0) {
            throw new AssertionError("named: " + named + ", dropped: " + drops + ", live: " + live);
        }
    }
}
