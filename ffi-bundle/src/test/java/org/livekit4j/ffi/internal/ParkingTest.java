package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.MessageLite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.AudioStreamEOS;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.OwnedParticipant;
import org.livekit4j.ffi.proto.ParticipantConnected;
import org.livekit4j.ffi.proto.ParticipantInfo;
import org.livekit4j.ffi.proto.RoomEvent;

/** Events that come while there is no sink. */
@Timeout(60)
class ParkingTest {
    @RegisterExtension
    final OpenBridge open = new OpenBridge();

    private final List<Long> keys = new CopyOnWriteArrayList<>();
    private final EventSink sink = (type, innerType, key) -> event -> keys.add(event.key());
    private EventCallback callback;

    @BeforeEach
    void prepare() {
        callback = callback(Duration.ofMinutes(5));
    }

    private EventCallback callback(Duration timeout) {
        return new EventCallback(open.get(), new PendingRequests(new Timeouts()), timeout);
    }

    private void call(MessageLite event) {
        try (NativeBytes memory = Events.memory(event)) {
            callback.onEvent(memory.address(), memory.size());
            memory.wipe();
        }
    }

    private void call(long... ids) {
        LongStream.of(ids).mapToObj(ParkingTest::end).forEach(this::call);
    }

    private static FfiEvent end(long stream) {
        return FfiEvent.newBuilder()
                .setAudioStreamEvent(
                        AudioStreamEvent.newBuilder().setStreamHandle(stream).setEos(AudioStreamEOS.getDefaultInstance()))
                .build();
    }

    /** One with a handle in it. */
    private static FfiEvent joined() {
        OwnedParticipant participant = OwnedParticipant.newBuilder().setHandle(Events.handle(Events.HANDLE))
                .setInfo(ParticipantInfo.getDefaultInstance()).buildPartial();
        ParticipantConnected connected = ParticipantConnected.newBuilder().setInfo(participant).buildPartial();
        return FfiEvent.newBuilder()
                .setRoomEvent(RoomEvent.newBuilder().setRoomHandle(1).setParticipantConnected(connected).buildPartial())
                .buildPartial();
    }

    @Test
    void shouldHaveWhatCameBeforeWhenASinkComes() {
        call(1, 2);
        callback.connect(sink);
        call(3);
        callback.disconnect(sink);
        call(4, 5);
        assertThat(callback.statistics().parked()).isEqualTo(2);
        callback.connect(sink);
        call(6);

        assertThat(keys).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(callback.statistics().parked()).isZero();
        assertThat(callback.statistics().lost()).isZero();
        assertThat(callback.statistics().routed()).isEqualTo(6);
    }

    @Test
    void shouldKeepWhatAnEventSaysWhenItIsParked() {
        FfiEvent sent = end(7);
        List<FfiEvent> received = new ArrayList<>();
        call(sent);
        callback.connect((type, innerType, key) -> event -> received.add(event.message()));
        assertThat(received).containsExactly(sent);
    }

    @Test
    void shouldReleaseFramesAndKeepTheEndOfTheirStreamWhenThereIsNoSink() {
        call(Events.frame(3, Events.HANDLE));
        call(end(3));
        assertThat(open.get().handles().live()).isZero();
        assertThat(callback.statistics().unwanted()).isEqualTo(1);

        List<Boolean> ends = new ArrayList<>();
        callback.connect((type, innerType, key) -> event -> ends.add(event.message().getAudioStreamEvent().hasEos()));
        assertThat(ends).containsExactly(true);
    }

    @Test
    void shouldReleaseParkedHandlesWhenNobodyWantsThem() {
        call(joined());
        assertThat(open.get().handles().live()).isPositive();

        callback.connect((type, innerType, key) -> null);
        assertThat(open.get().handles().live()).isZero();
        assertThat(callback.statistics().unwanted()).isEqualTo(1);
    }

    @Test
    void shouldNotKeepAnAnswerThatIsTooLateWhenThereIsNoSink() {
        call(Events.captured(1));
        assertThat(callback.statistics().parked()).isZero();
        assertThat(callback.statistics().unwanted()).isEqualTo(1);
    }

    @Test
    void shouldLoseTheNewestWhenTooManyAreParked() {
        for (long id = 0; id < EventSinkHolder.MOST + 10; id++) {
            call(id);
        }
        callback.connect(sink);

        assertThat(keys).hasSize(EventSinkHolder.MOST).endsWith((long) EventSinkHolder.MOST - 1);
        assertThat(callback.statistics().lost()).isEqualTo(10);
    }

    @Test
    void shouldGiveUpWhenNoSinkComesInTime() {
        callback = callback(Duration.ofMillis(1));
        await().untilAsserted(() -> {
            call(1);
            assertThat(callback.statistics().unwanted()).isPositive();
        });
        assertThat(callback.statistics().parked()).isZero();
        callback.connect(sink);
        assertThat(keys).isEmpty();

        call(2);
        callback.disconnect(sink);
        call(3);
        await().untilAsserted(() -> assertThat(callback.statistics().parked()).isZero());
        assertThat(keys).containsExactly(2L);
    }

    @Test
    void shouldReleaseWhatIsParkedWhenTheLibraryCloses() {
        call(joined());
        callback.close();
        assertThat(open.get().handles().live()).isZero();
        assertThat(callback.connect(sink)).isFalse();
        call(1);
        assertThat(callback.statistics().parked()).isZero();
    }

    @Test
    void shouldStillHandOutTheRestWhenASinkFailsOnAParkedEvent() {
        call(1, 2, 3);
        callback.connect((type, innerType, key) -> event -> {
            if (event.key() == 2) {
                throw new IllegalStateException("made for a test");
            }
            keys.add(event.key());
        });
        assertThat(keys).containsExactly(1L, 3L);
        assertThat(callback.statistics().failed()).isEqualTo(1);
    }

    @Test
    void shouldRefuseASecondSinkWhileTheFirstIsGettingWhatWasParked() {
        call(1);
        List<Boolean> second = new ArrayList<>();
        callback.connect((type, innerType, key) -> event -> second.add(callback.connect(sink)));
        assertThat(second).containsExactly(false);
    }

    @Test
    void shouldWaitForADeliveryUnderWayWhenTheSinkGoes() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        EventSink slow = (type, innerType, key) -> event -> {
            inside.countDown();
            uninterruptibly(goOn);
            keys.add(event.key());
        };
        callback.connect(slow);
        Thread delivery = Thread.ofPlatform().start(() -> call(1));
        inside.await();
        AtomicBoolean first = new AtomicBoolean();
        Thread disconnecting = Thread.ofPlatform().start(() -> {
            callback.disconnect(slow);
            first.set(keys.isEmpty());
        });
        await().until(() -> {
            call(2); // is parked as soon as the sink is out of its place
            return callback.statistics().parked() > 0;
        });
        goOn.countDown();
        disconnecting.join();
        delivery.join();
        assertThat(first).as("the delivery had not come to its end before").isFalse();
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldLoseNothingAndKeepTheOrderWhenSinksComeAndGo() throws Exception {
        int threads = 3;
        int each = 4_000;
        Map<Long, List<Long>> received = new ConcurrentHashMap<>();
        LongStream.range(0, threads).forEach(thread -> received.put(thread, new CopyOnWriteArrayList<>()));
        List<Thread> producers = LongStream.range(0, threads).mapToObj(thread -> Thread.ofPlatform().start(() -> {
            for (long i = 0; i < each; i++) {
                call(thread * each + i);
                if (i % 50 == 0) {
                    Thread.yield();
                }
            }
        })).toList();
        AtomicBoolean gone = new AtomicBoolean();
        while (producers.stream().anyMatch(Thread::isAlive)) {
            gone.set(false);
            EventSink passing = (type, innerType, key) -> event -> take(received, event, each, gone);
            assertThat(callback.connect(passing)).isTrue();
            Thread.yield();
            callback.disconnect(passing);
            gone.set(true);
        }
        gone.set(false);
        callback.connect((type, innerType, key) -> event -> take(received, event, each, gone));

        received.forEach((thread, list) -> assertThat(list)
                .containsExactlyElementsOf(LongStream.range(thread * each, (thread + 1) * each).boxed().toList()));
        assertThat(callback.statistics().lost()).isZero();
        assertThat(callback.statistics().failed()).isZero();
    }

    private static void take(Map<Long, List<Long>> received, NativeEvent event, int each, AtomicBoolean gone) {
        assertThat(gone).as("a sink that is gone gets nothing").isFalse();
        received.get(event.key() / each).add(event.key());
    }
}
