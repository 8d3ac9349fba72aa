package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;

/** The callback is called by hand, with events of native memory that is gone when it returns. */
class EventCallbackTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @RegisterExtension
    final OpenBridge open = new OpenBridge();

    private final PendingRequests pending = new PendingRequests(new Timeouts());
    private NativeFfiClient bridge;
    private EventCallback callback;

    @BeforeEach
    void prepare() {
        bridge = open.get();
        callback = new EventCallback(bridge, pending);
    }

    private void call(FfiEvent event) {
        call(event.toByteArray());
    }

    private void call(byte[] event) {
        try (NativeBytes memory = NativeBytes.of(event)) {
            callback.onEvent(memory.address(), memory.size());
            memory.wipe();
        }
    }

    private void assertHandles(long created, long live) {
        assertThat(bridge.handles().created()).isEqualTo(created);
        assertThat(bridge.handles().live()).isEqualTo(live);
    }

    private static void assertStatistics(EventStatistics statistics, long answers, long routed, long unwanted, long failed) {
        assertThat(statistics).usingRecursiveComparison().ignoringFields("logsDropped", "parked", "lost")
                .isEqualTo(new EventStatistics(statistics.received(), answers, routed, unwanted, failed, 0, 0, 0));
    }

    @Test
    void shouldReleaseTheHandlesWhenThereIsNoSink() {
        call(Events.frame(3, Events.HANDLE));

        assertHandles(1, 0);
        assertStatistics(callback.statistics(), 0, 0, 1, 0);
    }

    @Test
    void shouldReleaseTheHandlesWhenTheSinkWantsNothing() {
        List<String> asked = new ArrayList<>();
        callback.connect((type, innerType, key) -> {
            asked.add(type + "/" + key);
            return null;
        });
        call(Events.frame(3, Events.HANDLE));

        assertThat(asked).containsExactly("4/3");
        assertHandles(1, 0);
        assertStatistics(callback.statistics(), 0, 0, 1, 0);
    }

    @Test
    void shouldReleaseTheHandlesAfterDeliveryWhenNobodyKeepsTheEvent() {
        List<Long> liveInside = new ArrayList<>();
        callback.connect((type, innerType, key) -> event -> liveInside.add(bridge.handles().live()));
        call(Events.frame(3, Events.HANDLE));

        assertThat(liveInside).containsExactly(1L);
        assertHandles(1, 0);
        assertStatistics(callback.statistics(), 0, 1, 0, 0);
    }

    @Test
    void shouldKeepTheHandlesWhenTheEventIsRetained() {
        List<NativeEvent> kept = new ArrayList<>();
        callback.connect((type, innerType, key) -> event -> kept.add(event.retain()));
        call(Events.frame(3, Events.HANDLE));

        assertHandles(1, 1);
        assertThat(kept.get(0).message()).isEqualTo(Events.frame(3, Events.HANDLE));
        kept.get(0).close();
        assertHandles(1, 0);
    }

    @Test
    void shouldAskNoSinkWhenItIsDisconnected() {
        callback.connect((type, innerType, key) -> event -> {
        });
        assertThat(callback.connect((type, innerType, key) -> null)).isFalse();
        callback.disconnect((type, innerType, key) -> null);
        call(Events.captured(1));
        assertStatistics(callback.statistics(), 0, 1, 0, 0);
    }

    @Test
    void shouldAnswerARequestWhenItsIdComes() {
        long id = pending.nextId();
        CompletableFuture<FfiEvent> answer = pending.await(id, LONG);
        call(Events.captured(id));

        assertThat(answer.join()).isEqualTo(Events.captured(id));
        assertStatistics(callback.statistics(), 1, 0, 0, 0);
    }

    @Test
    void shouldAnswerNoRequestWhenTheIdIsAHandles() {
        long id = pending.nextId();
        CompletableFuture<FfiEvent> answer = pending.await(id, LONG);
        call(Events.frame(id, Events.HANDLE));

        assertThat(answer).isNotDone();
        assertThat(pending.size()).isEqualTo(1);
    }

    @Test
    void shouldReleaseTheHandlesWhenTheAnswerIsLate() {
        long id = pending.nextId();
        pending.await(id, LONG).cancel(false);
        call(Messages.full(FfiEvent.getDescriptor().findFieldByNumber(FfiEvent.CONNECT_FIELD_NUMBER), 1, new SplittableRandom(1))
                .toByteArray());

        assertThat(bridge.handles().created()).isPositive();
        await().untilAsserted(() -> assertThat(bridge.handles().live()).isZero()); // a room in it is left first
    }

    @Test
    void shouldAlsoDeliverAnAnswerWhenTheSinkWantsIt() {
        List<Long> keys = new ArrayList<>();
        callback.connect((type, innerType, key) -> event -> keys.add(event.key()));
        long id = pending.nextId();
        CompletableFuture<FfiEvent> answer = pending.await(id, LONG);
        call(Events.captured(id));

        assertThat(answer.join()).isEqualTo(Events.captured(id));
        assertThat(keys).containsExactly(id);
        assertStatistics(callback.statistics(), 1, 0, 0, 0);
    }

    static List<Throwable> throwables() {
        return List.of(new IllegalArgumentException("made for a test"), new Error("made for a test"),
                new StackOverflowError("made for a test"), new OutOfMemoryError("made for a test"),
                new java.io.IOException("made for a test"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable e) throws T {
        throw (T) e;
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void shouldReleaseTheHandlesWhenTheSinkThrows(Throwable thrown) {
        callback.connect((type, innerType, key) -> {
            EventCallbackTest.<RuntimeException>sneak(thrown);
            return null;
        });
        call(Events.frame(3, Events.HANDLE));

        assertHandles(1, 0);
        assertStatistics(callback.statistics(), 0, 0, 1, 1);
        assertThat(callback.statistics().received()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void shouldReleaseTheHandlesWhenTheRouteThrows(Throwable thrown) {
        callback.connect((type, innerType, key) -> event -> EventCallbackTest.<RuntimeException>sneak(thrown));
        call(Events.frame(3, Events.HANDLE));

        assertHandles(1, 0);
        assertStatistics(callback.statistics(), 0, 1, 0, 1);
        assertThat(callback.statistics().received()).isEqualTo(1);
    }

    @Test
    void shouldComeBackWhenTheRouteRunsOutOfStack() {
        callback.connect((type, innerType, key) -> new EventRoute<>() {
            @Override
            public void deliver(NativeEvent event) {
                deliver(event);
            }
        });
        call(Events.frame(3, Events.HANDLE));

        assertHandles(1, 0);
        assertThat(callback.statistics().failed()).isEqualTo(1);
    }

    @Test
    void shouldStillAnswerTheRequestWhenTheSinkThrows() {
        callback.connect((type, innerType, key) -> {
            throw new IllegalStateException("made for a test");
        });
        long id = pending.nextId();
        CompletableFuture<FfiEvent> answer = pending.await(id, LONG);
        call(Events.captured(id));

        assertThat(answer.join()).isEqualTo(Events.captured(id));
        assertStatistics(callback.statistics(), 1, 0, 0, 1);
    }

    @Test
    void shouldCountAFailureWhenTheBytesAreNoEvent() {
        call(new byte[]{0x22, 9, 8});
        assertThat(callback.statistics().failed()).isEqualTo(1);
        assertThat(callback.statistics().received()).isEqualTo(1);
    }

    @Test
    void shouldReleaseTheHandlesThatItFoundWhenTheRestOfTheEventIsDamaged() {
        callback.connect((type, innerType, key) -> event -> {
        });
        byte[] event = Events.frame(3, Events.HANDLE).toByteArray();
        byte[] damaged = java.util.Arrays.copyOf(event, event.length + 1);
        damaged[event.length] = (byte) 0x80;
        call(damaged);

        assertHandles(1, 0);
        assertThat(callback.statistics().failed()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheAccountWhenEventsAreChangedAtRandom() {
        SplittableRandom random = new SplittableRandom(41);
        List<byte[]> seeds = new ArrayList<>();
        Messages.kinds().forEach(kind -> {
            for (int choice = 0; choice < 60; choice++) {
                // No logs and no panicLog: they would be written.
                if (kind.getNumber() != FfiEvent.LOGS_FIELD_NUMBER && kind.getNumber() != FfiEvent.PANIC_FIELD_NUMBER) {
                    seeds.add(Messages.full(kind, choice, new HighHandles(random)).toByteArray());
                }
            }
        });
        callback.connect((type, innerType, key) -> (type & 1) == 0 ? null : event -> {
            try (NativeEvent kept = event.retain()) {
                kept.message();
            }
        });
        int rounds = 20_000;
        try (NativeBytes memory = new NativeBytes(1 << 16)) {
            for (int i = 0; i < rounds; i++) {
                byte[] seed = seeds.get(random.nextInt(seeds.size())).clone();
                for (int changes = random.nextInt(4); changes > 0; changes--) {
                    seed[random.nextInt(seed.length)] = (byte) random.nextInt();
                }
                memory.put(random.nextInt(4) == 0 ? java.util.Arrays.copyOf(seed, random.nextInt(seed.length)) : seed);
                callback.onEvent(memory.address(), memory.size());
            }
        }
        EventStatistics statistics = callback.statistics();
        assertThat(statistics.received()).isEqualTo(rounds);
        assertThat(statistics.failed()).isBetween(1L, rounds - 1L);
        assertThat(statistics.routed()).isPositive();
        assertThat(statistics.unwanted()).isPositive();
        assertThat(bridge.handles().created()).isGreaterThan(rounds / 10);
        await().untilAsserted(() -> assertThat(bridge.handles().live()).isZero()); // rooms are left first
    }

    /** Handle ids that are none of the library's. */
    private record HighHandles(SplittableRandom random) implements java.util.random.RandomGenerator {
        @Override
        public long nextLong() {
            return random.nextLong() | Events.HANDLE;
        }
    }
}
