package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
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
class ListenerWhiteboardTest {
    private static final String ROOM = RoomListener.ROOM;

    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.room();
    private final ListenerWhiteboard services = new ListenerWhiteboard();
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
        try {
            room.listeners().await(20_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldTellAListenerWhenTheRoomComesLater() {
        services.put(1L, listener, Map.of(), "bundle");
        services.add(room);
        assertThat(toldOf(reconnecting())).hasSize(1);
    }

    @Test
    void shouldTellAListenerWhenItNamesTheRoom() {
        services.add(room);
        services.put(1L, listener, Map.of(ROOM, new String[]{"other", "a room"}), "bundle");
        services.put(2L, listener, Map.of(ROOM, "other"), "bundle");
        services.put(3L, listener, Map.of(ROOM, List.of("a room")), "bundle");
        assertThat(toldOf(reconnecting())).hasSize(2);
    }

    @Test
    void shouldTellNothingWhenThePropertyIsWrong() {
        services.add(room);
        services.put(1L, listener, Map.of(ROOM, 5), "bundle");
        services.put(2L, listener, Map.of(ROOM, List.of()), "bundle");
        assertThat(toldOf(reconnecting())).isEmpty();
    }

    @Test
    void shouldTellNothingMoreWhenTheServiceIsGoneOrMeansAnotherRoomNow() {
        services.add(room);
        services.put(1L, listener, Map.of(), "bundle");
        services.put(2L, listener, Map.of(), "bundle");
        services.remove(1L);
        services.put(2L, listener, Map.of(ROOM, "other"), "bundle");
        assertThat(toldOf(reconnecting())).isEmpty();
    }

    @Test
    void shouldTellOnlyTheEventsThatTheServiceNames() {
        services.add(room);
        services.put(1L, listener, Map.of(RoomListener.EVENTS, RoomEventNames.RECONNECTED), "bundle");
        fixture.fire(reconnecting());
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setReconnected(Reconnected.getDefaultInstance()));
        await().until(() -> !told.isEmpty());
        assertThat(told).containsExactly(new RoomEvent.Reconnected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reconnected", "Reconnect", "", " ", "RoomEvent", "org.livekit4j.room.RoomEvent$Reconnected"})
    void shouldTellNothingWhenAnEventIsNone(String name) {
        services.add(room);
        services.put(1L, listener, Map.of(RoomListener.EVENTS, List.of(RoomEventNames.RECONNECTED, name)), "bundle");
        assertThat(room.incomingStatistics().listeners()).as("the fixture's own").hasSize(1);
        services.put(1L, listener, Map.of(RoomListener.EVENTS, RoomEventNames.RECONNECTED), "bundle");
        assertThat(room.incomingStatistics().listeners()).as("the service's, too").hasSize(2);
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
        services.add(room);
        services.put(1L, slow, Map.of(), "bundle");
        fixture.fire(reconnecting());
        Uninterrupted.await(called);
        fixture.fire(reconnecting());
        services.put(1L, slow, Map.of(ROOM, "a room", RoomListener.EVENTS, RoomEventNames.RECONNECTED), "bundle");
        fixture.fire(reconnecting());
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setReconnected(Reconnected.getDefaultInstance()));
        released.countDown();
        await().until(() -> told.size() == 3);
        assertThat(told).containsExactly(new RoomEvent.Reconnecting(), new RoomEvent.Reconnecting(), new RoomEvent.Reconnected());
    }
}
