package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.HandleKind;

class EventSinkHolderTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final EventSink SINK = (type, innerType, key) -> null;
    private static final EventSink OTHER = (type, innerType, key) -> event -> {
    };

    private final DropLog library = new DropLog();
    private final List<String> losses = new CopyOnWriteArrayList<>();
    private final List<CallbackEvent> delivered = new ArrayList<>();
    private final EventSinkHolder slot = slot(LONG);
    private final NativeBytes memory = Events.memory(Events.captured(1));

    private EventSinkHolder slot(Duration timeout) {
        return new EventSinkHolder(timeout, (events, first) -> losses.add(events + (first ? " first" : " more")));
    }

    private CallbackEvent event() {
        return event(memory.size());
    }

    private CallbackEvent event(int size) {
        CallbackEvent event = new CallbackEvent(library.bridge, 13, 1, memory.address(), size);
        event.own(HandleKind.OTHER, Events.HANDLE);
        return event;
    }

    /** On a thread of its own, which finds a lock that is still held. */
    private static <T> T elsewhere(Supplier<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> result.complete(call.get()));
        assertThat(result).succeedsWithin(1, TimeUnit.MINUTES);
        return result.join();
    }

    private EventSinkHolder.Outcome park(EventSinkHolder into) {
        CallbackEvent event = event();
        EventSinkHolder.Outcome outcome = elsewhere(() -> into.park(event));
        event.endDelivery();
        return outcome;
    }

    private static boolean connect(EventSinkHolder to) {
        return elsewhere(() -> to.connect(SINK, event -> {
        }));
    }

    /** One that is about to give up, with an event that came before. */
    private EventSinkHolder impatientWithAnEvent() {
        for (Duration timeout = SHORT;; timeout = timeout.multipliedBy(2)) {
            EventSinkHolder impatient = slot(timeout);
            if (park(impatient) == EventSinkHolder.Outcome.PARKED) {
                return impatient;
            }
            losses.clear();
            library.clear();
        }
    }

    @Test
    void shouldKeepAnEventWhenThereIsNoSink() {
        assertThat(park(slot)).isEqualTo(EventSinkHolder.Outcome.PARKED);
        assertThat(elsewhere(slot::depth)).isOne();
        assertThat(library.drops()).isEmpty();
        assertThat(slot.hasMissed()).isFalse();
        assertThat(slot.sink()).isNull();

        assertThat(slot.connect(SINK, delivered::add)).isTrue();
        assertThat(delivered).hasSize(1);
        assertThat(library.drops()).containsEntry(Events.HANDLE, 1);
        assertThat(elsewhere(slot::depth)).isZero();
        assertThat(slot.sink()).isSameAs(SINK);
    }

    @Test
    void shouldSendAnEventOnWhenThereIsASinkMeanwhile() {
        connect(slot);
        assertThat(park(slot)).isEqualTo(EventSinkHolder.Outcome.CONNECTED);
        assertThat(elsewhere(slot::depth)).isZero();
        assertThat(losses).isEmpty();
        assertThat(slot.hasMissed()).isFalse();
    }

    @Test
    void shouldTakeOneSinkWhenSeveralCome() {
        assertThat(connect(slot)).isTrue();
        assertThat(connect(slot)).isFalse();
        assertThat(elsewhere(() -> slot.disconnect(OTHER))).isFalse();
        assertThat(slot.sink()).isSameAs(SINK);
        assertThat(elsewhere(() -> slot.disconnect(SINK))).isTrue();
        assertThat(slot.sink()).isNull();
        assertThat(elsewhere(() -> slot.disconnect(SINK))).isFalse();
        assertThat(connect(slot)).isTrue();
    }

    @Test
    void shouldLoseAnEventWhenThereIsNoMemoryForIt() {
        CallbackEvent large = event(Integer.MAX_VALUE);
        assertThat(slot.park(large)).isEqualTo(EventSinkHolder.Outcome.LOST);
        assertThat(losses).containsExactly("1 first");
        assertThat(slot.park(large)).isEqualTo(EventSinkHolder.Outcome.LOST);
        assertThat(losses).containsExactly("1 first", "1 more");
        large.endDelivery();
        assertThat(library.drops()).containsEntry(Events.HANDLE, 1);
        assertThat(slot.depth()).isZero();
        assertThat(slot.hasMissed()).isTrue();
        assertThat(slot.hasMissed()).isFalse();
    }

    @Test
    void shouldTellOfTheFirstLossAgainWhenThereWasASinkBetween() {
        CallbackEvent large = event(Integer.MAX_VALUE);
        slot.park(large);
        connect(slot);
        slot.disconnect(SINK);
        slot.park(large);
        assertThat(losses).containsExactly("1 first", "1 first");
    }

    @Test
    void shouldLoseWhatIsOneTooMany() {
        for (int i = 0; i < EventSinkHolder.MOST; i++) {
            CallbackEvent event = event();
            assertThat(slot.park(event)).isEqualTo(EventSinkHolder.Outcome.PARKED);
        }
        assertThat(park(slot)).isEqualTo(EventSinkHolder.Outcome.LOST);
        assertThat(slot.depth()).isEqualTo(EventSinkHolder.MOST);
        assertThat(losses).containsExactly("1 first");
    }

    @Test
    void shouldReleaseWhatIsParkedWhenNoSinkComesInTime() {
        EventSinkHolder impatient = impatientWithAnEvent();
        await().until(() -> !losses.isEmpty());

        assertThat(losses).containsExactly("1 first");
        assertThat(impatient.abandoned()).isTrue();
        assertThat(impatient.hasMissed()).isTrue();
        assertThat(library.drops()).containsEntry(Events.HANDLE, 1);
        assertThat(elsewhere(impatient::depth)).isZero();
        assertThat(park(impatient)).isEqualTo(EventSinkHolder.Outcome.LOST);
        assertThat(losses).containsExactly("1 first", "1 more");
    }

    @Test
    void shouldSayNothingWhenNoSinkComesAndNothingIsParked() {
        EventSinkHolder impatient = slot(SHORT);
        await().until(impatient::abandoned);
        assertThat(elsewhere(impatient::depth)).isZero();
        assertThat(impatient.hasMissed()).isFalse();
        assertThat(losses).isEmpty();
    }

    @Test
    void shouldKeepEventsAgainWhenASinkHasComeAfterAll() {
        EventSinkHolder impatient = slot(SHORT);
        await().until(impatient::abandoned);
        assertThat(connect(impatient)).isTrue();
        assertThat(impatient.abandoned()).isFalse();
    }

    @Test
    void shouldNotGiveUpWhenASinkHasComeInTime() {
        Duration timeout = Duration.ofMillis(200);
        EventSinkHolder connected = slot(timeout);
        connect(connected);
        EventSinkHolder later = slot(timeout);
        await().until(later::abandoned);
        assertThat(connected.abandoned()).isFalse();
        assertThat(connected.sink()).isSameAs(SINK);
    }

    @Test
    void shouldGiveUpAgainWhenTheSinkHasGone() {
        EventSinkHolder impatient = slot(SHORT);
        connect(impatient);
        impatient.disconnect(SINK);
        await().until(impatient::abandoned);
    }

    @Test
    void shouldReleaseAllAndTakeNoSinkWhenItIsClosed() {
        park(slot);
        elsewhere(() -> {
            slot.close();
            return true;
        });
        assertThat(library.drops()).containsEntry(Events.HANDLE, 1);
        assertThat(elsewhere(slot::depth)).isZero();
        assertThat(slot.abandoned()).isTrue();
        assertThat(slot.sink()).isNull();
        assertThat(connect(slot)).isFalse();
        assertThat(park(slot)).isEqualTo(EventSinkHolder.Outcome.LOST);
        assertThat(losses).containsExactly("1 more");
    }

    @Test
    void shouldHaveNoSinkWhenItIsClosedWhileOneIsGettingWhatWasParked() {
        park(slot);
        assertThat(slot.connect(SINK, event -> slot.close())).isTrue();
        assertThat(slot.sink()).isNull();
        assertThat(slot.abandoned()).isTrue();
        assertThat(connect(slot)).isFalse();
    }

    @Test
    void shouldForgetTheSinkWhenItIsClosed() {
        connect(slot);
        slot.close();
        assertThat(slot.sink()).isNull();
        assertThat(slot.disconnect(SINK)).isFalse();
        assertThat(slot.depth()).isZero();
    }
}
