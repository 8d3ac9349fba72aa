package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.HandleKind;

/** Answers that could not be given to anybody when they came. */
class LeftAnswersTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final DropLog library = new DropLog();
    private final Timeouts timeouts = new Timeouts();
    private final List<CallbackEvent> unwanted = new CopyOnWriteArrayList<>();
    private final PendingRequests pending = new PendingRequests(timeouts, unwanted::add);
    private final NativeBytes memory = new NativeBytes(1 << 10);

    @AfterEach
    void end() {
        timeouts.close();
        memory.close();
    }

    /** An answer with a handle. It has a copy of its bytes. */
    private CallbackEvent answer(long id) {
        memory.put(Events.captured(id).toByteArray());
        CallbackEvent event = new CallbackEvent(library.bridge, 13, id, memory.address(), memory.size());
        event.own(HandleKind.OTHER, Events.HANDLE);
        event.retain();
        event.endDelivery();
        return event;
    }

    /** Leaves an answer for later, as when no thread could be started. */
    private PendingRequest leave() {
        PendingRequest request = pending.await(pending.nextId(), LONG);
        assertThat(request.take()).isTrue();
        request.kept = answer(request.id);
        return request;
    }

    private PendingRequest lose() {
        PendingRequest request = pending.await(pending.nextId(), LONG);
        assertThat(request.take()).isTrue();
        pending.lost(request);
        return request;
    }

    @Test
    void shouldSayThatAnswersAreLeftWhenOneIsKeptOrLost() {
        PendingRequest request = new PendingRequest(1);
        assertThat(request.isLeft()).isFalse();
        request.kept = answer(1);
        assertThat(request.isLeft()).isTrue();
        request.kept = null;
        request.lost = true;
        assertThat(request.isLeft()).isTrue();
    }

    @Test
    void shouldBringTheAnswerWhenItIsTriedAgain() throws Exception {
        pending.start();
        PendingRequest waiting = pending.await(pending.nextId(), LONG);
        PendingRequest kept = leave();
        PendingRequest lost = lose();

        assertThat(kept.get(1, TimeUnit.MINUTES)).isEqualTo(Events.captured(kept.id));
        assertThatThrownBy(() -> lost.get(1, TimeUnit.MINUTES)).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOf(FfiException.class);
        await().until(() -> kept.kept == null);
        assertThat(waiting).isNotDone();
        assertThat(pending.size()).isOne();
        assertThat(library.drops()).as("the receiver has it").isEmpty();
        assertThat(unwanted).isEmpty();
    }

    @Test
    void shouldTryAgainWhenMoreIsLeftLater() {
        pending.start();
        PendingRequest first = lose();
        await().until(first::isDone);
        PendingRequest second = lose();
        await().until(second::isDone);
        assertThat(pending.size()).isZero();
    }

    @Test
    void shouldCompleteWhatIsLateWhenItIsTriedAgain() throws Exception {
        CompletableFuture<String> late = new CompletableFuture<>();
        pending.start();
        LateCompletions.opened();
        try {
            LateCompletions.add(late, "value", null);
            assertThat(late.get(1, TimeUnit.MINUTES)).isEqualTo("value");
        } finally {
            LateCompletions.closed();
        }
    }

    @Test
    void shouldFailWhatIsLeftAndReleaseItsHandleWhenItIsClosed() {
        PendingRequest kept = leave();
        PendingRequest lost = lose();
        PendingRequest taken = pending.await(pending.nextId(), LONG);
        taken.take();
        pending.close("gone");

        assertThatThrownBy(() -> kept.get(1, TimeUnit.MINUTES)).cause().isInstanceOf(FfiException.class).hasMessage("gone");
        assertThatThrownBy(() -> lost.get(1, TimeUnit.MINUTES)).cause().isInstanceOf(FfiException.class).hasMessage("gone");
        assertThat(library.drops()).containsEntry(Events.HANDLE, 1);
        assertThat(taken).as("its answer is on its way").isNotDone();
    }

    @Test
    void shouldSaySoWhenTheReceiverHasGivenUpMeanwhile() {
        PendingRequest request = pending.await(pending.nextId(), LONG);
        CallbackEvent event = answer(request.id);
        request.cancel(false);
        pending.complete(request, event);
        await().until(() -> !unwanted.isEmpty());
        assertThat(unwanted).containsExactly(event);
        event.close();
        await().untilAsserted(() -> assertThat(library.drops()).containsEntry(Events.HANDLE, 1));
    }

    @Test
    void shouldGiveUpAnAnswerThatIsClaimedAlready() {
        PendingRequest request = pending.await(pending.nextId(), LONG);
        CallbackEvent event = answer(request.id);
        assertThat(event.claim()).isTrue();
        request.cancel(false);
        pending.complete(request, event);
        event.close();
        await().untilAsserted(() -> assertThatThrownBy(event::retain).isInstanceOf(IllegalStateException.class));
        assertThat(unwanted).isEmpty();
        assertThat(library.drops()).isEmpty();
    }

    @Test
    void shouldWaitUntilItIsClosedWhenNoTimeCanBeSet() {
        timeouts.close();
        PendingRequest request = pending.await(pending.nextId(), LONG);
        assertThat(request).isNotDone();
        pending.close("gone");
        assertThatThrownBy(() -> request.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(FfiException.class);
    }

    @Test
    void shouldGiveIdsFromARangeOfItsOwn() {
        long first = pending.nextId();
        assertThat(first).isGreaterThanOrEqualTo(1L << 62);
        assertThat(pending.nextId()).isEqualTo(first + 1);
    }

    @Test
    void shouldFindARequestWithTheFirstIdOfItsRange() {
        PendingRequest first = pending.await(1L << 62, LONG);
        PendingRequest before = pending.await((1L << 62) - 1, LONG);
        assertThat(pending.take(1L << 62)).isSameAs(first);
        assertThat(pending.take((1L << 62) - 1)).isNull();
        assertThat(before).isNotDone();
    }

    @Test
    void shouldMakePlainFuturesOfWhatHangsOnARequest() {
        assertThat(new PendingRequest(1).thenApply(answer -> answer)).isNotInstanceOf(PendingRequest.class);
    }
}
