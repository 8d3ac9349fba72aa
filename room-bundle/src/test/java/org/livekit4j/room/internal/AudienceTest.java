package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.livekit4j.room.internal.Fixture.await;

import java.util.concurrent.CountDownLatch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livekit4j.room.RoomEventNames;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.Reconnected;
import org.livekit4j.ffi.proto.Reconnecting;
import org.livekit4j.ffi.proto.RoomEvent.Builder;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;

@Timeout(30)
class AudienceTest {
    private static final String ROOM = RoomListener.ROOM;

    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.room();
    private final Audience audience = new Audience();
    private final List<RoomEvent> told = new CopyOnWriteArrayList<>();
    private final RoomListener listener = (in, event) -> told.add(event);

    private static Builder reconnecting() {
        return org.livekit4j.ffi.proto.RoomEvent.newBuilder().setReconnecting(Reconnecting.getDefaultInstance());
    }

    /** What listeners are told of an event that all have seen. */
    private List<RoomEvent> toldOf(Builder event) {
        fixture.awaitEvent(RoomEvent.Connected.class);
        told.clear();
        fixture.events.clear();
        fixture.fire(event);
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setReconnected(Reconnected.getDefaultInstance()));
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setReconnected(Reconnected.getDefaultInstance()));
        awaitAllTold();
        return told.stream().filter(RoomEvent.Reconnecting.class::isInstance).toList();
    }

    private void awaitAllTold() {
        room.listeners().await(20_000);
    }

    @Test
    void shouldTellAListenerWhenTheRoomComesLater() {
        audience.add(listener, Map.of());
        audience.add(room);
        assertThat(toldOf(reconnecting())).hasSize(1);
    }

    @Test
    void shouldTellAListenerWhenItNamesTheRoom() {
        audience.add(room);
        audience.add(listener, Map.of(ROOM, new String[]{"other", "a room"}));
        audience.add(listener, Map.of(ROOM, "other"));
        audience.add(listener, Map.of(ROOM, List.of("a room")));
        assertThat(toldOf(reconnecting())).hasSize(2);
    }

    @Test
    void shouldRefuseAListenerWhenThePropertyIsWrong() {
        audience.add(room);
        assertThatIllegalArgumentException().isThrownBy(() -> audience.add(listener, Map.of(ROOM, 5)))
                .withMessageContaining(ROOM);
        assertThatIllegalArgumentException().isThrownBy(() -> audience.add(listener, Map.of(ROOM, List.of())));
        assertThat(toldOf(reconnecting())).isEmpty();
    }

    @Test
    void shouldTellNothingMoreWhenTheListenerLeavesOrMeansAnotherRoomNow() {
        audience.add(room);
        Audience.Member leaving = audience.add(listener, Map.of());
        Audience.Member changing = audience.add(listener, Map.of());
        leaving.leave();
        changing.update(Map.of(ROOM, "other"));
        assertThat(toldOf(reconnecting())).isEmpty();
    }

    @Test
    void shouldTellTheListenerOnceWhenItIsForARoomAsBefore() {
        audience.add(room);
        Audience.Member changing = audience.add(listener, Map.of());
        changing.update(Map.of(ROOM, "a room"));
        changing.update(Map.of());
        assertThat(toldOf(reconnecting())).hasSize(1);
        assertThat(changing.statistics()).hasSize(1);
    }

    @Test
    void shouldTellOnlyTheEventsThatTheListenerNames() {
        audience.add(room);
        audience.add(listener, Map.of(RoomListener.EVENTS, RoomEventNames.RECONNECTED));
        fixture.fire(reconnecting());
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setReconnected(Reconnected.getDefaultInstance()));
        await().until(() -> !told.isEmpty());
        assertThat(told).containsExactly(new RoomEvent.Reconnected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reconnected", "Reconnect", "", " ", "RoomEvent", "org.livekit4j.room.RoomEvent$Reconnected"})
    void shouldRefuseAListenerWhenAnEventIsNone(String name) {
        audience.add(room);
        assertThatIllegalArgumentException().isThrownBy(
                () -> audience.add(listener, Map.of(RoomListener.EVENTS, List.of(RoomEventNames.RECONNECTED, name))));
        assertThat(room.incomingStatistics().listeners()).as("the fixture's own").hasSize(1);
    }

    @Test
    void shouldLoseNothingThatWaitsWhenThePropertiesChange() {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        RoomListener slow = (_, event) -> {
            called.countDown();
            Uninterrupted.await(released);
            told.add(event);
        };
        audience.add(room);
        Audience.Member member = audience.add(slow, Map.of());
        fixture.fire(reconnecting());
        Uninterrupted.await(called);
        fixture.fire(reconnecting());
        member.update(Map.of(ROOM, "a room", RoomListener.EVENTS, RoomEventNames.RECONNECTED));
        fixture.fire(reconnecting());
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setReconnected(Reconnected.getDefaultInstance()));
        released.countDown();
        await().until(() -> told.size() == 3);
        assertThat(told).containsExactly(new RoomEvent.Reconnecting(), new RoomEvent.Reconnecting(), new RoomEvent.Reconnected());
    }
}
