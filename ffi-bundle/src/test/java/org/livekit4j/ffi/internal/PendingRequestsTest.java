package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiEvent;

class PendingRequestsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @RegisterExtension
    final OpenBridge open = new OpenBridge();

    private final Timeouts timeouts = new Timeouts();
    private final PendingRequests pending = new PendingRequests(timeouts);

    @AfterEach
    void end() {
        timeouts.close();
    }

    /** Answers as the callback does: in delivery, from memory that goes. */
    private void answer(PendingRequest future, FfiEvent answer) {
        try (NativeBytes memory = Events.memory(answer)) {
            CallbackEvent event = Events.inDelivery(open.get(), memory);
            pending.complete(future, event);
            event.endDelivery();
            memory.wipe();
        }
    }

    @Test
    void shouldCompleteWhenTheAnswerComes() throws Exception {
        long id = pending.nextId();
        PendingRequest future = pending.await(id, LONG);
        assertThat(pending.size()).isEqualTo(1);

        assertThat(pending.take(id)).isSameAs(future);
        answer(future, Events.captured(id));

        assertThat(future.get()).isEqualTo(Events.captured(id));
        assertThat(pending.size()).isZero();
    }

    @Test
    void shouldNotTakeTheLateAnswerToAnEarlierClientForItsOwn() {
        long earlier = new PendingRequests(timeouts).nextId();
        PendingRequest future = pending.await(pending.nextId(), LONG);

        assertThat(pending.take(earlier)).isNull();
        assertThat(future).isNotDone();
    }

    @Test
    void shouldCompleteOnAVirtualThreadWhenTheAnswerComes() {
        CompletableFuture<Boolean> virtual = new CompletableFuture<>();
        PendingRequest future = pending.await(pending.nextId(), LONG);
        future.thenRun(() -> virtual.complete(Thread.currentThread().isVirtual()));

        answer(future, Events.captured(1));

        assertThat(virtual.join()).isTrue();
    }

    @Test
    void shouldLeaveTheHandlesToTheReceiverWhenTheAnswerHasSome() {
        PendingRequest future = pending.await(pending.nextId(), LONG);
        answer(future, Events.frame(1, Events.HANDLE));

        assertThat(future.join()).isEqualTo(Events.frame(1, Events.HANDLE));
        assertThat(open.get().handles().live()).isEqualTo(1);
    }

    @Test
    void shouldReleaseTheHandlesWhenTheFutureIsDoneBeforeTheAnswer() {
        PendingRequest future = pending.await(pending.nextId(), LONG);
        future.cancel(false);
        answer(future, Events.frame(1, Events.HANDLE));

        await().untilAsserted(() -> {
            assertThat(open.get().handles().released()).isEqualTo(1);
            assertThat(open.get().handles().live()).isZero();
        });
    }

    @Test
    void shouldFailWhenTheAnswerCannotBeDecoded() {
        PendingRequest future = pending.await(pending.nextId(), LONG);
        try (NativeBytes memory = NativeBytes.of(new byte[]{0x6a, 2, 0x12, 9})) {
            CallbackEvent event = new CallbackEvent(open.get(), 13, 0, memory.address(), memory.size());
            pending.complete(future, event);
            event.endDelivery();
        }
        assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldReleaseTheHandlesWhenTheAnswerCannotBeDecoded() {
        PendingRequest future = pending.await(pending.nextId(), LONG);
        try (NativeBytes memory = NativeBytes.of(new byte[]{0x6a, 2, 0x12, 9})) {
            CallbackEvent event = new CallbackEvent(open.get(), 13, 0, memory.address(), memory.size());
            event.own(HandleKind.AUDIO_FRAME, Events.HANDLE);
            pending.complete(future, event);
            event.endDelivery();
        }
        assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class);
        await().untilAsserted(() -> assertThat(open.get().handles().live()).isZero());
    }

    @Test
    void shouldFailWhenTimeIsUp() {
        long id = pending.nextId();
        PendingRequest future = pending.await(id, Duration.ofMillis(1));

        assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(TimeoutException.class)
                .hasMessageContaining("did not answer within 1 ms");
        assertThat(pending.take(id)).isNull();
    }

    @Test
    void shouldForgetARequestWhenItsFutureIsCancelled() {
        long id = pending.nextId();
        pending.await(id, LONG).cancel(true);

        assertThat(pending.size()).isZero();
        assertThat(pending.take(id)).isNull();
    }

    @Test
    void shouldWaitAsLongAsTheClockGoesWhenTheTimeoutIsLonger() {
        long id = pending.nextId();
        assertThat(pending.await(id, Duration.ofSeconds(Long.MAX_VALUE))).isNotDone();
        assertThat(pending.await(pending.nextId(), Duration.ofSeconds(Long.MIN_VALUE))).failsWithin(LONG);
        assertThat(pending.take(id)).isNotNull();
    }

    @Test
    void shouldFailAllWhenItIsClosed() {
        List<CompletableFuture<FfiEvent>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(pending.await(pending.nextId(), LONG));
        }
        pending.close("gone");

        assertThat(futures).allSatisfy(future -> assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOf(FfiException.class).hasMessage("gone"));
        assertThat(pending.size()).isZero();
    }

    @Test
    void shouldFailAtOnceWhenItIsClosedAlready() {
        pending.close("gone");
        assertThat(pending.await(pending.nextId(), LONG)).isCompletedExceptionally();
        assertThat(pending.size()).isZero();
    }

    @Test
    void shouldTakeNothingWhenTheIdIsTheLibrarysOwn() {
        pending.await(pending.nextId(), LONG);
        assertThat(pending.take(1)).isNull();
        assertThat(pending.take(-1)).isNull();
        assertThat(pending.take(0)).isNull();
        assertThat(pending.size()).isEqualTo(1);
    }

    @Test
    void shouldTakeOnceWhenTheAnswerComesTwice() {
        long id = pending.nextId();
        pending.await(id, LONG);
        assertThat(pending.take(id)).isNotNull();
        assertThat(pending.take(id)).isNull();
    }

    @Test
    void shouldGiveEachRequestItsOwnIdWhenAskedTwice() {
        assertThat(pending.nextId()).isNotEqualTo(pending.nextId()).isPositive();
    }
}
