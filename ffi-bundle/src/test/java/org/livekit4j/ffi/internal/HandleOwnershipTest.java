package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;

/** Each handle that the bytes of an event name is dropped once, in whatever form they come and whoever has the event. */
class HandleOwnershipTest {
    private static final int ROUNDS = 8;

    private static final NativeBytes MEMORY = new NativeBytes(1 << 16);

    private final DropLog library = new DropLog();
    private final PendingRequests pending = new PendingRequests(new Timeouts());
    private final EventCallback callback = new EventCallback(library.bridge, pending);

    /** Who has an event. */
    private enum Taker {
        NOBODY, LISTENER, KEEPER, OWNER, THROWER, LATE_SINK
    }

    private EventSink sink(Taker taker) {
        EventRoute route = route(taker);
        return (type, innerType, key) -> route;
    }

    private EventRoute route(Taker taker) {
        return switch (taker) {
            case NOBODY -> null;
            case LISTENER -> event -> {
            };
            case KEEPER, LATE_SINK -> event -> {
                try (NativeEvent kept = event.retain()) {
                    kept.message();
                }
            };
            case OWNER -> this::takeAll;
            case THROWER -> event -> {
                throw new AssertionError("made for a test");
            };
        };
    }

    /** Does what users do: it looks, then claims, then releases each handle that the event shows. */
    private void takeAll(NativeEvent event) {
        FfiEvent message = event.message();
        assertThat(event.claim()).isTrue();
        Map<Long, HandleKind> shown = new LinkedHashMap<>();
        Messages.walk(message, (kind, handle) -> shown.put(handle, kind));
        shown.remove(0L);
        shown.forEach((handle, kind) -> library.bridge.release(kind, handle));
    }

    private void call(byte[] event) {
        MEMORY.put(event);
        callback.onEvent(MEMORY.address(), MEMORY.size());
        MEMORY.wipe();
    }

    private void assertAllDroppedOnce(byte[] event) {
        Map<Long, Integer> expected = BytesWalk.handles(event).stream()
                .collect(Collectors.toMap(Function.identity(), handle -> 1));
        if (library.drops().size() < expected.size()) { // a room that nobody waits for is left before
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1))
                    .until(() -> library.drops().size() == expected.size());
        }
        assertThat(library.drops()).isEqualTo(expected);
        assertThat(library.bridge.handles().live()).isZero();
        library.clear();
    }

    @ParameterizedTest
    @EnumSource
    void shouldDropEachHandleOnceWhenTheEventComesInThisForm(EventForm form) {
        for (Taker taker : Taker.values()) {
            EventSink sink = sink(taker);
            SplittableRandom random = new SplittableRandom(form.ordinal());
            for (FieldDescriptor type : types()) {
                for (int i = 0; i < ROUNDS; i++) {
                    byte[] event = form.write(EventSample.of(type, random), random);
                    if (taker == Taker.LATE_SINK) {
                        call(event);
                        callback.connect(sink);
                    } else {
                        callback.connect(sink);
                        call(event);
                    }
                    callback.disconnect(sink);
                    assertAllDroppedOnce(event);
                }
            }
        }
    }

    /** No logs and no panics: they would be written. */
    private static List<FieldDescriptor> types() {
        return Messages.kinds().stream()
                .filter(type -> type.getNumber() != FfiEvent.LOGS_FIELD_NUMBER && type.getNumber() != FfiEvent.PANIC_FIELD_NUMBER)
                .toList();
    }

    @Test
    void shouldDropAHandleThatAnotherOneOverwritesWhenTheAnswerIsTaken() {
        long id = pending.nextId();
        CompletableFuture<FfiEvent> answer = pending.await(id, Duration.ofMinutes(5));
        byte[] hidden = Events.frame(3, Events.HANDLE).toByteArray();
        byte[] event = new WireBytes().raw(hidden).raw(Events.captured(id).toByteArray()).toArray();
        call(event);

        assertThat(answer.join()).isEqualTo(Events.captured(id));
        assertThat(library.drops()).containsExactly(Map.entry(Events.HANDLE, 1));
        assertThat(library.bridge.handles().live()).isZero();
    }

    @Test
    void shouldDropBothHandlesWhenOneOverwritesTheOther() {
        byte[] event = new WireBytes().raw(Events.frame(3, Events.HANDLE).toByteArray())
                .raw(Events.frame(3, Events.HANDLE + 1).toByteArray()).toArray();
        EventSink sink = sink(Taker.OWNER);
        callback.connect(sink);
        call(event);
        assertThat(library.drops()).isEqualTo(Map.of(Events.HANDLE, 1, Events.HANDLE + 1, 1));
        assertThat(library.bridge.handles().live()).isZero();
    }

    @Test
    void shouldDropAHandleOnceWhenItIsNamedTwice() {
        byte[] event = new WireBytes().raw(Events.frame(3, Events.HANDLE).toByteArray())
                .raw(Events.frame(3, Events.HANDLE).toByteArray()).toArray();
        for (Taker taker : List.of(Taker.NOBODY, Taker.KEEPER, Taker.OWNER)) {
            EventSink sink = sink(taker);
            callback.connect(sink);
            call(event);
            callback.disconnect(sink);
            assertAllDroppedOnce(event);
        }
    }
}
