package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;

/** Events of more bytes than fit into an array. They cannot be taken over; only their first bytes are there, and read. */
class TakeOverTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    /** One that an event can say of itself, and no array can have. */
    private static final long NO_ARRAY = Integer.MAX_VALUE;
    /** One that no event can have. */
    private static final long NO_EVENT = 1L << 32;
    /** A field that this version does not know. */
    private static final int UNKNOWN_FIELD = 500;
    /** An event of a stream without a frame. */
    private static final byte[] END = new WireBytes()
            .bytes(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, new WireBytes().varint(1, 3)).toArray();

    private final DropLog library = new DropLog();
    private final Timeouts timeouts = new Timeouts();
    private final PendingRequests pending = new PendingRequests(timeouts);
    private final EventCallback callback = new EventCallback(library.bridge, pending);
    private final List<Object> lost = new ArrayList<>();
    private final List<Long> delivered = new ArrayList<>();

    @AfterEach
    void end() {
        timeouts.close();
    }

    /** Brings an event of this type, whose message begins like this, and is so long that the whole has this size. */
    private void call(int type, byte[] beginning, long size) {
        byte[] tag = new WireBytes().tag(UNKNOWN_FIELD, WireBytes.BYTES).toArray();
        long rest = size - 6 - beginning.length - tag.length - 5;
        byte[] inside = new WireBytes().raw(beginning).raw(tag).number(rest).toArray();
        byte[] event = new WireBytes().tag(type, WireBytes.BYTES).number(inside.length + rest).raw(inside).toArray();
        try (NativeBytes memory = NativeBytes.of(event)) {
            callback.onEvent(memory.address(), event.length + rest);
        }
    }

    private void answer(long id, long size) {
        call(FfiEvent.CAPTURE_AUDIO_FRAME_FIELD_NUMBER, new WireBytes().varint(1, id).toArray(), size);
    }

    private void end(long stream, long size) {
        call(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, new WireBytes().varint(1, stream).toArray(), size);
    }

    private void frame(long stream, long size) {
        byte[] event = Events.frame(stream, Events.HANDLE).getAudioStreamEvent().toByteArray();
        call(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, event, size);
    }

    private EventSink sink() {
        return new EventSink() {
            @Override
            public EventRoute<EventView, NativeEvent> route(int type, int innerType, long key) {
                return new EventRoute<>() {
                    @Override
                    public void deliver(NativeEvent event) {
                        delivered.add(event.key());
                    }

                    @Override
                    public void lost() {
                        lost.add(key);
                    }
                };
            }

            @Override
            public void lost() {
                lost.add("before");
            }
        };
    }

    private void assertLost(PendingRequest request) {
        pending.start();
        assertThatThrownBy(request::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(FfiException.class)
                .hasMessageContaining("the answer was lost because memory was full");
        assertThat(pending.size()).isZero();
    }

    @Test
    void shouldFailTheRequestWhenItsAnswerIsTooLargeForAnEvent() {
        long id = pending.nextId();
        PendingRequest request = pending.await(id, LONG);
        answer(id, NO_EVENT);
        assertThat(callback.statistics().failed()).isOne();
        assertThat(callback.statistics().answers()).isZero();
        assertThat(request.isLeft()).isTrue();
        assertLost(request);
    }

    @Test
    void shouldFailTheRequestWhenItsAnswerIsTooLargeForACopy() {
        long id = pending.nextId();
        PendingRequest request = pending.await(id, LONG);
        answer(id, NO_ARRAY);
        assertThat(callback.statistics().failed()).isZero();
        assertThat(callback.statistics().answers()).isOne();
        assertLost(request);
    }

    @Test
    void shouldTellTheRouteWhenItsEventIsTooLarge() {
        callback.connect(sink());
        end(3, NO_EVENT);
        assertThat(lost).containsExactly(3L);
        assertThat(delivered).isEmpty();
        assertThat(callback.statistics().failed()).isOne();
        assertThat(callback.statistics().routed()).isZero();
    }

    @Test
    void shouldTellTheRouteNothingWhenAFrameIsTooLarge() {
        callback.connect(sink());
        frame(3, NO_EVENT);
        assertThat(lost).isEmpty();
        assertThat(delivered).isEmpty();
        assertThat(callback.statistics().failed()).isOne();
        assertThat(library.drops()).containsEntry(Events.HANDLE, 1);
    }

    @Test
    void shouldDeliverAnEventThatIsTooLargeForACopyOnly() {
        callback.connect(sink());
        end(3, NO_ARRAY);
        assertThat(lost).isEmpty();
        assertThat(delivered).containsExactly(3L);
    }

    @Test
    void shouldTellTheNextSinkWhenAnEventIsTooLargeAndThereIsNone() {
        end(3, NO_EVENT);
        assertThat(callback.statistics().failed()).isOne();
        callback.connect(sink());
        assertThat(lost).containsExactly("before");
    }

    @Test
    void shouldTellTheNextSinkNothingWhenAFrameIsTooLargeAndThereIsNone() {
        frame(3, NO_EVENT);
        callback.connect(sink());
        assertThat(lost).isEmpty();
        assertThat(library.drops()).containsEntry(Events.HANDLE, 1);
    }

    @Test
    void shouldTellTheNextSinkNothingWhenALateAnswerComesAndThereIsNone() {
        answer(1, NO_EVENT);
        callback.connect(sink());
        assertThat(lost).isEmpty();
        assertThat(callback.statistics().unwanted()).isOne();
    }

    @Test
    void shouldTellTheNextSinkWhenAnEventIsTooLargeToBeParked() {
        end(3, NO_ARRAY);
        assertThat(callback.statistics().lost()).isOne();
        assertThat(callback.statistics().parked()).isZero();
        callback.connect(sink());
        assertThat(lost).containsExactly("before");
        assertThat(delivered).isEmpty();
    }

    @Test
    void shouldTellTheNextSinkOnceWhenEventsWereLost() {
        end(3, NO_ARRAY);
        EventSink first = sink();
        callback.connect(first);
        callback.disconnect(first);
        callback.connect(sink());
        assertThat(lost).containsExactly("before");
    }

    /** One that has given up to wait for a sink. */
    private EventCallback abandoned() {
        EventCallback impatient = new EventCallback(library.bridge, pending, Duration.ofMillis(1));
        EventCallback later = new EventCallback(library.bridge, pending, Duration.ofMillis(1));
        try (NativeBytes memory = NativeBytes.of(END)) {
            await().until(() -> {
                later.onEvent(memory.address(), memory.size());
                return later.statistics().unwanted() > 0;
            });
        }
        return impatient;
    }

    @Test
    void shouldTellTheNextSinkWhenAnEventCameTooLongAfterTheLastOne() {
        EventCallback impatient = abandoned();
        try (NativeBytes memory = NativeBytes.of(END)) {
            await().until(() -> {
                impatient.onEvent(memory.address(), memory.size());
                return impatient.statistics().unwanted() > 0;
            });
        }
        impatient.connect(sink());
        assertThat(lost).containsExactly("before");
        assertThat(delivered).isEmpty();
    }

    @Test
    void shouldTellTheNextSinkNothingWhenOnlyFramesCameTooLongAfterTheLastOne() {
        EventCallback impatient = abandoned();
        try (NativeBytes memory = Events.memory(Events.frame(3, Events.HANDLE))) {
            impatient.onEvent(memory.address(), memory.size());
        }
        assertThat(impatient.statistics().unwanted()).isOne();
        impatient.connect(sink());
        assertThat(lost).isEmpty();
        assertThat(library.drops()).containsEntry(Events.HANDLE, 1);
    }

    @Test
    void shouldDeliverAPanicThatCannotBeRead() {
        callback.connect(sink());
        byte[] panic = new WireBytes().bytes(FfiEvent.PANIC_FIELD_NUMBER, new byte[0]).toArray();
        try (NativeBytes memory = NativeBytes.of(panic)) {
            callback.onEvent(memory.address(), memory.size());
        }
        assertThat(callback.statistics().failed()).isOne();
        assertThat(delivered).containsExactly(0L);
        assertThat(library.bridge.health().panics()).isZero();
    }
}
