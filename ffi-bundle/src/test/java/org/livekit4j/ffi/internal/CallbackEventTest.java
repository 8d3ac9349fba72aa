package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;

class CallbackEventTest {
    private static final FfiEvent FRAME = Events.frame(3, Events.HANDLE);

    @RegisterExtension
    final OpenBridge open = new OpenBridge();

    private NativeFfiClient bridge;
    private NativeBytes memory;
    private CallbackEvent event;

    @BeforeEach
    void deliver() {
        bridge = open.get();
        memory = Events.memory(FRAME);
        event = Events.inDelivery(bridge, memory);
    }

    @AfterEach
    void free() {
        memory.close();
    }

    private void endDelivery() {
        event.endDelivery();
        memory.wipe();
    }

    private long live() {
        return bridge.handles().live();
    }

    @Test
    void shouldCountItsHandlesWhenItIsDelivered() {
        assertThat(bridge.handles().liveByKind()).containsOnlyKeys(HandleKind.AUDIO_FRAME).containsEntry(HandleKind.AUDIO_FRAME,
                1L);
    }

    @Test
    void shouldReadTheNativeBytesWhenItIsInDelivery() {
        byte[] expected = FRAME.toByteArray();
        assertThat(event.type()).isEqualTo(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER);
        assertThat(event.key()).isEqualTo(3);
        assertThat(event.size()).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(event.wire(i)).isEqualTo(expected[i]);
        }
        assertThatThrownBy(() -> event.wire(expected.length)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> event.wire(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldReleaseItsHandleWhenDeliveryEnds() {
        endDelivery();
        assertThat(live()).isZero();
        assertThat(bridge.handles().released()).isEqualTo(1);
    }

    @Test
    void shouldHaveItsOwnBytesWhenItWasRetained() {
        assertThat(event.retain()).isSameAs(event);
        endDelivery();

        assertThat(event.message()).isEqualTo(FRAME);
        assertThat(event.wire(0)).isEqualTo(FRAME.toByteArray()[0]);
        assertThatThrownBy(() -> event.wire(event.size())).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(live()).isEqualTo(1);
        event.close();
        assertThat(live()).isZero();
    }

    @Test
    void shouldKeepItsHandleAloneWhenNothingElseIsRetained() {
        assertThat(event.retainHandles()).isSameAs(event);
        endDelivery();

        assertThatIllegalStateException().isThrownBy(event::message).withMessageContaining("retain an event");
        assertThatIllegalStateException().isThrownBy(event::retain).withMessageContaining("retain an event");
        assertThat(live()).isEqualTo(1);
        event.close();
        assertThat(live()).isZero();
    }

    @Test
    void shouldReleaseOnceWhenThereAreSeveralReferences() {
        event.retain();
        event.retain();
        endDelivery();
        event.close();
        assertThat(bridge.handles().released()).isZero();
        event.close();
        assertThat(bridge.handles().released()).isEqualTo(1);
        event.close();
        event.close();
        assertThat(bridge.handles().released()).isEqualTo(1);
    }

    @Test
    void shouldBeRefusedWhenItIsUsedAfterItsDelivery() {
        endDelivery();
        assertThatIllegalStateException().isThrownBy(event::retain).withMessageContaining("retain an event");
        assertThatIllegalStateException().isThrownBy(event::message).withMessageContaining("retain an event");
        assertThatIllegalStateException().isThrownBy(() -> event.wire(0)).withMessageContaining("retain an event");
        assertThat(event.claim()).isFalse();
    }

    @Test
    void shouldKeepItsHandleWhenItIsClaimed() {
        assertThat(event.claim()).isTrue();
        endDelivery();
        assertThat(live()).isEqualTo(1);
        bridge.release(HandleKind.AUDIO_FRAME, Events.HANDLE);
        assertThat(live()).isZero();
    }

    @Test
    void shouldLetOneClaimItWhenSeveralTry() {
        assertThat(event.claim()).isTrue();
        assertThat(event.claim()).isFalse();
        event.disclaim();
        endDelivery();
        assertThat(live()).isZero();
        assertThat(event.claim()).isFalse();
    }

    @Test
    void shouldDecodeOnceWhenTheMessageIsAskedForAgain() {
        event.retain();
        FfiEvent message = event.message();
        endDelivery();
        assertThat(event.message()).isSameAs(message).isEqualTo(FRAME);
    }

    @Test
    void shouldReleaseAllHandlesWhenThereAreMany() {
        CallbackEvent many = new CallbackEvent(bridge, 5, 1, memory.address(), memory.size());
        NamedHandles handles = new NamedHandles();
        for (int i = 0; i < 5; i++) {
            handles.visit(HandleKind.PARTICIPANT, Events.HANDLE + i);
            handles.visit(HandleKind.PARTICIPANT, Events.HANDLE + i);
        }
        many.own(handles);
        assertThat(bridge.handles().liveByKind()).containsEntry(HandleKind.PARTICIPANT, 5L);
        many.endDelivery();
        endDelivery();
        assertThat(bridge.handles().released()).isEqualTo(6);
        assertThat(live()).isZero();
    }

    @Test
    void shouldSayWhatIsWrongWhenItCannotBeDecoded() {
        memory.wipe();
        assertThatIllegalStateException().isThrownBy(event::message).withMessageContaining("kind 4")
                .withMessageContaining("decoded");
        endDelivery();
    }

    @Test
    void shouldShowNoContentWhenItIsPrinted() {
        assertThat(event).hasToString("NativeEvent[type=4, key=3, size=" + event.size() + "]");
    }

    @Test
    void shouldReleaseOnceWhenManyThreadsRetainAndClose() throws Exception {
        int threads = 8;
        event.retain();
        endDelivery();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                NativeEvent own = event.retain();
                done.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < 10_000; i++) {
                        own.retain();
                        if (own.message().getAudioStreamEvent().getStreamHandle() != 3) {
                            throw new AssertionError("not the event");
                        }
                        own.close();
                    }
                    own.close();
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        assertThat(bridge.handles().released()).isZero();
        event.close();
        assertThat(bridge.handles().released()).isEqualTo(1);
    }

    @Test
    void shouldHaveOneOwnerWhenAThreadClaimsAsAnotherClosesTheLastReference() throws Exception {
        endDelivery();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2_000; i++) {
                CallbackEvent contested = new CallbackEvent(bridge, 4, 3, memory.address(), memory.size());
                contested.own(HandleKind.AUDIO_FRAME, Events.HANDLE + i);
                CyclicBarrier start = new CyclicBarrier(2);
                long before = bridge.handles().released();
                Future<Boolean> claimed = pool.submit(() -> {
                    start.await();
                    return contested.claim();
                });
                Future<?> closed = pool.submit(() -> {
                    start.await();
                    contested.endDelivery();
                    return null;
                });
                closed.get();
                assertThat(bridge.handles().released() - before).isEqualTo(claimed.get() ? 0 : 1);
            }
        }
    }
}
