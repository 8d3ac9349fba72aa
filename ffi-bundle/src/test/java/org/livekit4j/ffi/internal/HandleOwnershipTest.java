package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.ffi.internal.EventTrial.Taker;
import org.livekit4j.ffi.proto.FfiEvent;

/** Each handle that the bytes of an event name is dropped once, in whatever form they come and wherever the event is. */
class HandleOwnershipTest {
    private static final int ROUNDS = 3;

    private final EventTrial trial = new EventTrial();

    @ParameterizedTest
    @EnumSource
    void shouldDropEachHandleOnceWhenTheEventComesInThisForm(EventForm form) {
        for (Taker taker : Taker.values()) {
            SplittableRandom random = new SplittableRandom(form.ordinal());
            for (FieldDescriptor type : types()) {
                for (int i = 0; i < ROUNDS; i++) {
                    trial.run(taker, form.write(EventSample.of(type, random), random));
                }
            }
        }
    }

    /** No logs and no panicLog: they would be written. */
    private static List<FieldDescriptor> types() {
        return Messages.kinds().stream()
                .filter(type -> type.getNumber() != FfiEvent.LOGS_FIELD_NUMBER && type.getNumber() != FfiEvent.PANIC_FIELD_NUMBER)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void shouldDropAHandleThatAnotherOneOverwritesWhenTheAnswerIsTaken(Taker taker) {
        long id = trial.pending.nextId();
        CompletableFuture<FfiEvent> answer = trial.pending.await(id, Duration.ofMinutes(5));
        byte[] hidden = Events.frame(3, Events.HANDLE).toByteArray();
        trial.run(taker, new WireBytes().raw(hidden).raw(Events.captured(id).toByteArray()).toArray());
        assertThat(answer.join()).isEqualTo(Events.captured(id));
    }

    @ParameterizedTest
    @EnumSource
    void shouldDropBothHandlesWhenOneOverwritesTheOther(Taker taker) {
        byte[] event = new WireBytes().raw(Events.frame(3, Events.HANDLE).toByteArray())
                .raw(Events.frame(3, Events.HANDLE + 1).toByteArray()).toArray();
        assertThat(BytesWalk.handles(event)).containsExactly(Events.HANDLE, Events.HANDLE + 1);
        trial.run(taker, event);
    }

    @ParameterizedTest
    @EnumSource
    void shouldDropAHandleOnceWhenItIsNamedTwice(Taker taker) {
        byte[] event = new WireBytes().raw(Events.frame(3, Events.HANDLE).toByteArray())
                .raw(Events.frame(3, Events.HANDLE).toByteArray()).toArray();
        trial.run(taker, event);
    }

    @Test
    void shouldNoticeWhenAHandleIsLost() {
        trial.library.drop(7);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> trial.run(Taker.NOBODY, Events.captured(1).toByteArray()))
                .isInstanceOf(AssertionError.class).hasMessage("named: [], dropped: {7=1}, live: 0");
    }
}
