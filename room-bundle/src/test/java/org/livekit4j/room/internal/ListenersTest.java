package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.livekit4j.room.internal.Fixture.await;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.Registration;
import org.livekit4j.ffi.proto.RoomEvent.Builder;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.ListenerStatistics;
import org.livekit4j.room.RoomEvent;

@Timeout(30)
class ListenersTest {
    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.room();

    private static Builder reconnected() {
        return org.livekit4j.ffi.proto.RoomEvent.newBuilder()
                .setReconnected(org.livekit4j.ffi.proto.Reconnected.getDefaultInstance());
    }

    private static Builder metadata(int number) {
        return org.livekit4j.ffi.proto.RoomEvent.newBuilder().setRoomMetadataChanged(
                org.livekit4j.ffi.proto.RoomMetadataChanged.newBuilder().setMetadata("" + number));
    }

    private static Builder data() {
        return org.livekit4j.ffi.proto.RoomEvent.newBuilder().setDataPacketReceived(org.livekit4j.ffi.proto.DataPacketReceived
                .newBuilder().setKind(org.livekit4j.ffi.proto.DataPacketKind.KIND_RELIABLE).setParticipantIdentity("bob")
                .setUser(org.livekit4j.ffi.proto.UserPacket.newBuilder().setData(org.livekit4j.ffi.proto.OwnedBuffer.newBuilder()
                        .setHandle(Fixture.handle(77)).setData(org.livekit4j.ffi.proto.BufferInfo.newBuilder().setDataPtr(1)
                                .setDataLen(4)))));
    }

    @Test
    void shouldTellTheOthersWhenOneBlocks() {
        CountDownLatch released = new CountDownLatch(1);
        room.addListener((_, _) -> Uninterrupted.await(released));
        IntStream.range(0, 5_000).forEach(_ -> fixture.fire(reconnected()));
        await().until(() -> fixture.count(RoomEvent.Reconnected.class) == 5_000);
        released.countDown();
    }

    static List<Throwable> failures() {
        return List.of(new IllegalStateException("expected in this test"), new IOException("expected in this test"),
                new OutOfMemoryError("expected in this test"), new StackOverflowError(), new Throwable("expected in this test"),
                new RuntimeException() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String getMessage() {
                        throw new IllegalStateException("expected in this test");
                    }
                });
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldGoOnWhateverAListenerThrows(Throwable failure) {
        AtomicInteger calls = new AtomicInteger();
        room.addListener((_, _) -> {
            calls.incrementAndGet();
            Thread.currentThread().interrupt();
            ListenersTest.<RuntimeException>sneak(failure);
        });
        IntStream.range(0, 10).forEach(_ -> fixture.fire(reconnected()));
        await().until(() -> calls.get() == 10);
        await().until(() -> fixture.count(RoomEvent.Reconnected.class) == 10);
        await().until(() -> room.incomingStatistics().listeners().stream().anyMatch(listener -> listener.failed() == 10));
    }

    @Test
    void shouldTellEachInTheOrderOfTheServer() {
        List<String> seen = new CopyOnWriteArrayList<>();
        room.addListener((_, event) -> seen.add(((RoomEvent.RoomMetadataChanged) event).newMetadata()),
                Set.of(RoomEvent.RoomMetadataChanged.class));
        List<String> sent = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
        IntStream.range(0, 50).forEach(number -> fixture.fire(metadata(number)));
        await().until(() -> seen.size() == 50);
        assertThat(seen).isEqualTo(sent);
    }

    @Test
    void shouldTellOnlyWhatWasAskedFor() {
        List<RoomEvent> seen = new CopyOnWriteArrayList<>();
        room.addListener((_, event) -> seen.add(event),
                Set.of(RoomEvent.Reconnected.class, RoomEvent.RoomMetadataChanged.class));
        fixture.fire(metadata(1));
        fixture.fire(data());
        fixture.fire(reconnected());
        await().until(() -> seen.size() == 2);
        await().until(() -> fixture.events.size() == 4);
        assertThat(seen).hasSize(2);
    }

    @Test
    void shouldNotBuildWhatNobodyWants() {
        Fixture quiet = new Fixture();
        NativeRoom silent = quiet.silentRoom();
        silent.addListener((_, _) -> {
        }, Set.of(RoomEvent.Reconnected.class));
        quiet.client.views.set(0);
        quiet.fire(data());
        assertThat(quiet.client.views).hasValue(0);
        silent.addListener((_, _) -> {
        }, Set.of(RoomEvent.DataReceived.class));
        quiet.fire(data());
        assertThat(quiet.client.views).hasValue(1);
    }

    @Test
    void shouldTellNothingMoreWhenItIsRemoved() {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Registration registration = room.addListener((_, _) -> {
            calls.incrementAndGet();
            called.countDown();
            Uninterrupted.await(released);
        });
        IntStream.range(0, 10).forEach(_ -> fixture.fire(reconnected()));
        Uninterrupted.await(called);
        registration.close();
        registration.close();
        released.countDown();
        fixture.fire(reconnected());
        await().until(() -> fixture.count(RoomEvent.Reconnected.class) == 11);
        assertThat(calls).hasValue(1);
        assertThat(room.incomingStatistics().listeners()).hasSize(1);
    }

    @Test
    void shouldRemoveItselfFromInside() {
        AtomicReference<Registration> registration = new AtomicReference<>();
        AtomicInteger calls = new AtomicInteger();
        registration.set(room.addListener((_, event) -> {
            calls.incrementAndGet();
            registration.get().close();
        }));
        fixture.fire(reconnected());
        fixture.fire(reconnected());
        await().until(() -> fixture.count(RoomEvent.Reconnected.class) == 2);
        await().until(() -> calls.get() == 1);
    }

    @Test
    void shouldDropMessagesAndCountThemWhenAListenerIsTooSlow() {
        Fixture small = new Fixture();
        small.options = small.options.withIncomingLimits(IncomingLimits.DEFAULTS.withMessages(5, 5));
        NativeRoom crowded = small.room();
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger packets = new AtomicInteger();
        crowded.addListener((_, event) -> {
            called.countDown();
            Uninterrupted.await(released);
            packets.incrementAndGet();
        }, Set.of(RoomEvent.DataReceived.class));
        small.fire(data());
        Uninterrupted.await(called);
        IntStream.range(0, 100).forEach(_ -> small.fire(data()));
        ListenerStatistics slow = statistics(crowded);
        assertThat(slow.waiting()).isEqualTo(5);
        assertThat(slow.dropped()).isEqualTo(95);
        assertThat(slow.listener()).contains("ListenersTest");
        released.countDown();
        await().until(() -> statistics(crowded).told() == 6);
        assertThat(packets).hasValue(6);
    }

    private static ListenerStatistics statistics(NativeRoom of) {
        return of.incomingStatistics().listeners().getLast();
    }

    @Test
    void shouldUseNoThreadWhileNothingWaits() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        room.addListener((_, _) -> thread.set(Thread.currentThread()));
        fixture.fire(reconnected());
        await().until(() -> thread.get() != null && !thread.get().isAlive());
        Thread first = thread.get();
        fixture.fire(reconnected());
        await().until(() -> thread.get() != first);
    }

    @Test
    void shouldRefuseAListenerWithoutEvents() {
        assertThatIllegalArgumentException().isThrownBy(() -> room.addListener((_, _) -> {
        }, Set.of())).withMessageContaining("events");
        assertThatNullPointerException().isThrownBy(() -> room.addListener(null)).withMessage("listener is null");
        assertThatNullPointerException().isThrownBy(() -> room.addListener((_, _) -> {
        }, null)).withMessage("events is null");
    }
}
