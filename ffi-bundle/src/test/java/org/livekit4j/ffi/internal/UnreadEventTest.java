package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.NativeLogLevel;
import org.livekit4j.ffi.proto.AudioStreamEOS;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.DataStream;
import org.livekit4j.ffi.proto.DataStreamChunkReceived;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.LogBatch;
import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;
import org.livekit4j.ffi.proto.RoomEvent;

/** Events that nobody wants fall before they are copied or decoded, also when a filter looks at their bytes. */
class UnreadEventTest {
    private static final int EVENTS = 100_000;

    private final DropLog library = new DropLog();
    private final EventCallback callback = new EventCallback(library.bridge, new PendingRequests(new Timeouts()));
    private final NativeBytes memory = new NativeBytes(1 << 16);

    @AfterEach
    void free() {
        memory.close();
    }

    private void call(MessageLite event) {
        memory.put(event.toByteArray());
        callback.onEvent(memory.address(), memory.size());
        memory.wipe();
    }

    private static FfiEvent chunk(int bytes) {
        return FfiEvent.newBuilder().setRoomEvent(RoomEvent.newBuilder().setRoomHandle(7)
                .setStreamChunkReceived(DataStreamChunkReceived.newBuilder().setParticipantIdentity("anna")
                        .setChunk(DataStream.Chunk
                                .newBuilder().setStreamId("s").setChunkIndex(1)
                                .setContent(ByteString.copyFrom(new byte[bytes])))))
                .build();
    }

    private void connect(EventRoute<EventView, NativeEvent> route) {
        callback.connect((type, innerType, key) -> route);
    }

    private static EventRoute<EventView, NativeEvent> asking(Consumer<EventView> question,
            EventRoute<EventView, NativeEvent> answer) {
        return new EventRoute<>() {
            @Override
            public void deliver(NativeEvent event) {
                throw new AssertionError("it was not asked");
            }

            @Override
            public boolean isSelective() {
                return true;
            }

            @Override
            public EventRoute<EventView, NativeEvent> select(EventView event) {
                question.accept(event);
                return answer;
            }
        };
    }

    @Test
    void shouldAskForTheKindInsideWhenItIsARoomEvent() {
        List<String> asked = new ArrayList<>();
        callback.connect((type, innerType, key) -> {
            asked.add(type + "/" + innerType + "/" + key);
            return event -> asked.add(event.type() + "/" + event.innerType() + "/" + event.key());
        });
        call(chunk(10));
        call(Events.captured(3));
        assertThat(asked).containsExactly("1/31/7", "1/31/7", "13/0/3", "13/0/3");
    }

    @Test
    void shouldShowTheEventWithoutMakingItWhenItIsAsked() {
        byte[] expected = Events.frame(3, Events.HANDLE).toByteArray();
        List<Byte> bytes = new ArrayList<>();
        connect(asking(view -> {
            assertThat(view).isNotInstanceOf(NativeEvent.class);
            assertThat(view.type()).isEqualTo(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER);
            assertThat(view.innerType()).isZero();
            assertThat(view.key()).isEqualTo(3);
            assertThat(library.bridge.handles().created()).isZero();
            for (int i = 0; i < view.size(); i++) {
                bytes.add(view.wire(i));
            }
            assertThatThrownBy(() -> view.wire(view.size())).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> view.wire(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        }, null));
        call(Events.frame(3, Events.HANDLE));

        assertThat(callback.statistics().failed()).isZero();
        assertThat(callback.statistics().unwanted()).isEqualTo(1);
        assertThat(bytes).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(bytes.get(i)).isEqualTo(expected[i]);
        }
        assertThat(library.drops()).isEqualTo(Map.of(Events.HANDLE, 1));
    }

    @Test
    void shouldDeliverToTheRouteThatIsSelected() {
        List<FfiEvent> received = new ArrayList<>();
        connect(asking(view -> {
        }, event -> received.add(event.message())));
        call(Events.frame(3, Events.HANDLE));
        assertThat(received).containsExactly(Events.frame(3, Events.HANDLE));
        assertThat(callback.statistics().routed()).isEqualTo(1);
        assertThat(library.drops()).isEqualTo(Map.of(Events.HANDLE, 1));
    }

    @Test
    void shouldAskAboutWhatWasParkedWhenASinkComes() {
        List<Integer> asked = new ArrayList<>();
        List<EventView> kept = new ArrayList<>();
        FfiEvent end = FfiEvent.newBuilder()
                .setAudioStreamEvent(AudioStreamEvent.newBuilder().setStreamHandle(3).setEos(AudioStreamEOS.getDefaultInstance()))
                .build();
        call(end);
        call(chunk(10));
        connect(asking(view -> {
            asked.add(view.innerType());
            asked.add((int) view.wire(0));
            kept.add(view);
        }, null));
        assertThat(asked).containsExactly(0, 0x22, 31, 0x0a);
        assertThat(callback.statistics().unwanted()).isEqualTo(2);
        kept.forEach(UnreadEventTest::assertGone);
    }

    private static void assertGone(EventView view) {
        assertThatIllegalStateException().isThrownBy(view::type).withMessageContaining("is valid during one call only");
        assertThatIllegalStateException().isThrownBy(view::innerType);
        assertThatIllegalStateException().isThrownBy(view::key);
        assertThatIllegalStateException().isThrownBy(view::size);
        assertThatIllegalStateException().isThrownBy(() -> view.wire(0));
    }

    @Test
    void shouldRefuseToBeReadWhenTheCallIsOver() {
        List<EventView> kept = new ArrayList<>();
        connect(asking(kept::add, null));
        call(chunk(10));
        kept.forEach(UnreadEventTest::assertGone);
    }

    @Test
    void shouldRefuseToBeReadWhenAnotherCallIsUnderWay() {
        List<EventView> kept = new ArrayList<>();
        connect(asking(view -> {
            kept.forEach(UnreadEventTest::assertGone);
            kept.add(view);
        }, null));
        for (int i = 0; i < 8; i++) {
            call(chunk(10));
        }
        assertThat(kept).hasSize(8);
        assertThat(callback.statistics().failed()).isZero();
    }

    @Test
    void shouldRefuseToBeReadByAnotherThread() {
        List<Throwable> thrown = new ArrayList<>();
        connect(asking(view -> {
            try {
                CompletableFuture.runAsync(() -> view.wire(0)).join();
            } catch (CompletionException e) {
                thrown.add(e.getCause());
            }
        }, null));
        call(chunk(10));
        assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldShowEachEventItsOwnWhenCallsAreNested() {
        List<Integer> sizes = new ArrayList<>();
        connect(asking(view -> {
            int size = view.size();
            if (size > 100) {
                try (NativeBytes inner = NativeBytes.of(chunk(10).toByteArray())) {
                    callback.onEvent(inner.address(), inner.size());
                }
            }
            assertThat(view.size()).isEqualTo(size);
            sizes.add(size);
        }, null));
        call(chunk(200));
        assertThat(callback.statistics().failed()).isZero();
        assertThat(sizes).containsExactly(chunk(10).getSerializedSize(), chunk(200).getSerializedSize());
    }

    @Test
    void shouldReleaseTheHandlesWhenTheQuestionFails() {
        connect(asking(view -> {
            throw new AssertionError("made for a test");
        }, null));
        call(Events.frame(3, Events.HANDLE));
        assertThat(library.drops()).isEqualTo(Map.of(Events.HANDLE, 1));
        assertThat(callback.statistics().failed()).isEqualTo(1);
        assertThat(callback.statistics().unwanted()).isEqualTo(1);
    }

    private long allocatedBy(FfiEvent event) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        memory.put(event.toByteArray());
        for (int i = 0; i < EVENTS; i++) { // with all that is made once, such as threads' places in counters
            callback.onEvent(memory.address(), memory.size());
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < EVENTS; i++) {
            callback.onEvent(memory.address(), memory.size());
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void shouldAllocateNothingWhenNobodyWantsTheKindInside() {
        callback.connect((type, innerType, key) -> innerType == RoomEvent.STREAM_CHUNK_RECEIVED_FIELD_NUMBER ? null : event -> {
            throw new AssertionError("nobody wants it");
        });
        assertThat(allocatedBy(chunk(15_000))).isLessThan(EVENTS / 10);
        assertThat(callback.statistics().unwanted()).isEqualTo(2 * EVENTS);
    }

    @Test
    void shouldAllocateNothingWhenNothingOfALogIsWritten() {
        library.bridge.log().level(NativeLogLevel.INFO);
        LogBatch.Builder batch = LogBatch.newBuilder();
        for (int i = 0; i < 10; i++) {
            batch.addRecords(
                    LogRecord.newBuilder().setLevel(LogLevel.LOG_TRACE).setTarget("a module").setMessage("x".repeat(100)));
        }
        assertThat(allocatedBy(FfiEvent.newBuilder().setLogs(batch).build())).isLessThan(EVENTS / 10);
        assertThat(callback.statistics().failed()).isZero();
    }

    @Test
    void shouldAllocateNothingWhenTheBytesAreReadAndNobodyWantsThem() {
        long[] sum = new long[1];
        connect(asking(view -> sum[0] += view.wire(view.size() - 1) + view.key(), null));
        assertThat(allocatedBy(chunk(15_000))).isLessThan(EVENTS / 10);
        assertThat(callback.statistics().unwanted()).isEqualTo(2 * EVENTS);
        assertThat(sum[0]).isEqualTo(2L * EVENTS * 7);
    }
}
