package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.GetSessionStatsRequest;
import org.livekit4j.ffi.proto.NewApmRequest;

/** Shutting the real library down, at all times. */
class BridgeCloseTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private static FfiRequest apm() {
        return FfiRequest.newBuilder().setNewApm(NewApmRequest.newBuilder().setEchoCancellerEnabled(false)
                .setGainControllerEnabled(false).setHighPassFilterEnabled(true).setNoiseSuppressionEnabled(false)).build();
    }

    private static void assertStopped(NativeFfiClient bridge) {
        assertThat(bridge.health().state()).isEqualTo(FfiHealth.State.STOPPED);
        assertThat(bridge.handles().live()).isZero();
        assertThat(bridge.handles().created()).isEqualTo(bridge.handles().released());
    }

    @Test
    void shouldDoNothingMoreWhenItIsClosedTwice() {
        NativeFfiClient bridge = NativeFfiClient.open(FfiOptions.DEFAULTS);
        bridge.close();
        bridge.close();
        assertStopped(bridge);
    }

    @Test
    void shouldRefuseRequestsWhenItIsClosed() {
        NativeFfiClient bridge = NativeFfiClient.open(FfiOptions.DEFAULTS);
        bridge.close();

        assertThatThrownBy(() -> bridge.request(apm())).isInstanceOf(FfiException.class)
                .hasMessage("LiveKit's native library was shut down");
        assertThatThrownBy(bridge.requestAsync(id -> FfiRequest.newBuilder()
                .setGetSessionStats(GetSessionStatsRequest.newBuilder().setRoomHandle(1).setRequestAsyncId(id)).build(),
                LONG)::get)
                .isInstanceOf(ExecutionException.class).cause().isInstanceOf(FfiException.class);
        assertStopped(bridge);
    }

    @Test
    void shouldEndEverythingWhenStreamsRunAndRequestsWait() {
        NativeFfiClient bridge = NativeFfiClient.open(FfiOptions.DEFAULTS);
        Loopback loopback = new Loopback(bridge);
        BlockingQueue<NativeEvent> kept = new LinkedBlockingQueue<>();
        bridge.connect(
                (type, innerType,
                        key) -> type == FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER ? event -> kept.add(event.retain()) : null);
        await().untilAsserted(() -> {
            loopback.capture((short) 1).join();
            assertThat(kept).hasSizeGreaterThan(5);
        });
        // A response with an async id that nobody answers: the id is of another request.
        CompletableFuture<FfiEvent> waiting = bridge.requestAsync(id -> apm(), LONG);
        List<CompletableFuture<FfiEvent>> captures = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            captures.add(loopback.capture((short) i));
        }

        bridge.close();

        assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(FfiException.class)
                .hasMessage("LiveKit's native library was shut down");
        await().untilAsserted(() -> assertThat(captures).allMatch(CompletableFuture::isDone));
        assertStopped(bridge);
        long created = bridge.handles().created();
        kept.forEach(NativeEvent::close);
        loopback.close();
        assertThat(bridge.release(HandleKind.OTHER, 1)).isFalse();
        assertThat(bridge.handles().created()).isEqualTo(created);
        assertStopped(bridge);
    }

    @Test
    void shouldCloseWhenTheReceiverOfAnAnswerDoesIt() {
        NativeFfiClient bridge = NativeFfiClient.open(FfiOptions.DEFAULTS);
        Loopback loopback = new Loopback(bridge);
        loopback.capture((short) 1).thenRun(bridge::close).join();
        assertStopped(bridge);
    }

    @Test
    void shouldOpenAgainWhenItWasClosed() {
        for (int i = 0; i < 50; i++) {
            NativeFfiClient bridge = NativeFfiClient.open(FfiOptions.DEFAULTS);
            try (Loopback loopback = new Loopback(bridge)) {
                assertThat(loopback.capture((short) i).join().getCaptureAudioFrame().hasError()).isFalse();
            } finally {
                bridge.close();
            }
            assertStopped(bridge);
        }
    }

    @Test
    void shouldReleaseNothingOfTheNextOneWhenAnOldHandleIsClosed() {
        NativeFfiClient first = NativeFfiClient.open(FfiOptions.DEFAULTS);
        FfiHandle old = new Loopback(first).source;
        first.close();
        NativeFfiClient second = NativeFfiClient.open(FfiOptions.DEFAULTS);
        try (Loopback loopback = new Loopback(second)) {
            old.close();
            assertThat(loopback.capture((short) 1).join().getCaptureAudioFrame().hasError()).isFalse();
            assertThat(second.handles().liveByKind()).containsEntry(HandleKind.AUDIO_SOURCE, 1L);
        } finally {
            second.close();
        }
    }

    @Test
    void shouldRefuseOrAnswerEachRequestWhenAnotherThreadCloses() throws Exception {
        int threads = 4;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int round = 0; round < 20; round++) {
                NativeFfiClient bridge = NativeFfiClient.open(FfiOptions.DEFAULTS);
                bridge.connect((type, innerType, key) -> (key & 1) == 0 ? event -> event.retain().close() : null);
                CountDownLatch busy = new CountDownLatch(threads);
                List<Future<?>> users = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    users.add(pool.submit(() -> useUntilClosed(bridge, busy)));
                }
                busy.await();
                bridge.close();
                for (Future<?> user : users) {
                    user.get();
                }
                assertStopped(bridge);
                assertThat(bridge.events().failed()).isZero();
            }
        }
    }

    private static Void useUntilClosed(NativeFfiClient bridge, CountDownLatch busy) {
        boolean counted = false;
        List<CompletableFuture<FfiEvent>> captures = new ArrayList<>();
        try {
            while (true) {
                try (Loopback loopback = new Loopback(bridge)) {
                    for (int i = 0; i < 5; i++) {
                        captures.add(loopback.capture((short) i));
                    }
                }
                if (!counted) {
                    busy.countDown();
                    counted = true;
                }
            }
        } catch (FfiException e) {
            assertThat(e).hasMessage("LiveKit's native library was shut down");
        }
        await().untilAsserted(() -> assertThat(captures).allMatch(CompletableFuture::isDone));
        return null;
    }

    @Test
    void shouldCloseOnceWhenManyThreadsDoIt() throws Exception {
        NativeFfiClient bridge = NativeFfiClient.open(FfiOptions.DEFAULTS);
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> closers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                closers.add(pool.submit(bridge::close));
            }
            for (Future<?> closer : closers) {
                assertThatCode(closer::get).doesNotThrowAnyException();
            }
        }
        assertStopped(bridge);
        NativeFfiClient.open(FfiOptions.DEFAULTS).close();
    }
}
