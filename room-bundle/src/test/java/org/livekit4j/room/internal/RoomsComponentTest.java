package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livekit4j.room.internal.Fixture.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.room.RoomEventNames;
import org.livekit4j.room.RoomListener;
import org.livekit4j.testing.FakeContext;
import org.livekit4j.testing.FakeReference;

/** What declarative services do with the component, done by hand. */
@Timeout(30)
class RoomsComponentTest {
    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.room();
    private final FakeReference<RoomListener> reference = new FakeReference<>(7, Map.of());
    private final RoomsComponent component = new RoomsComponent(FakeContext.of(reference), fixture.client);

    @AfterEach
    void close() {
        component.close();
    }

    private void bind(Map<String, ?> properties) {
        component.audience().add(room);
        reference.set(properties);
        component.bindListener(reference, (_, _) -> {
        });
    }

    private FailedServiceDTO failed() {
        assertThat(component.getRuntimeDTO().listeners).isEmpty();
        return component.getRuntimeDTO().failedListeners[0];
    }

    private int listeners() {
        return room.incomingStatistics().listeners().size();
    }

    @Test
    void shouldTellWhatItKnowsOfAListenerWhenItIsInUse() {
        bind(Map.of(RoomListener.ROOM, "a room", RoomListener.EVENTS,
                List.of(RoomEventNames.RECONNECTED, RoomEventNames.CONNECTED)));
        assertThat(component.getRuntimeDTO().failedListeners).isEmpty();
        assertThat(component.getRuntimeDTO().listeners).singleElement().satisfies(listener -> {
            assertThat(listener.serviceId).isEqualTo(7);
            assertThat(listener.bundleId).isEqualTo(FakeReference.BUNDLE_ID);
            assertThat(listener.bundle).isEqualTo("some.bundle");
            assertThat(listener.name).startsWith(RoomsComponentTest.class.getName());
            assertThat(listener.rooms).containsExactly("a room");
            assertThat(listener.events).containsExactly("Connected", "Reconnected");
            assertThat(listener.openRooms).isEqualTo(1);
        });
    }

    @Test
    void shouldCountWhatAListenerWasToldWhenItHasFailed() {
        component.audience().add(room);
        component.bindListener(reference, (_, _) -> {
            throw new IllegalStateException("expected in this test");
        });
        room.listeners().tell(new org.livekit4j.room.RoomEvent.Reconnecting());
        await().untilAsserted(() -> assertThat(component.getRuntimeDTO().listeners).singleElement()
                .satisfies(listener -> assertThat(listener.failed).isEqualTo(listener.told).isPositive()));
    }

    static List<Map<String, ?>> wrong() {
        return List.of(Map.of(RoomListener.EVENTS, "Reconect"), Map.of(RoomListener.EVENTS, 5), Map.of(RoomListener.ROOM, 5L),
                Map.of(RoomListener.ROOM, List.of()), Map.of("livekit.rooom", "a room"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldListAListenerAsFailedWhenAPropertyIsWrong(Map<String, ?> properties) {
        bind(properties);
        assertThat(failed().serviceId).isEqualTo(7);
        assertThat(failed().bundle).isEqualTo("some.bundle");
        assertThat(failed().reason).isEqualTo(FailedServiceDTO.INVALID_PROPERTY);
        assertThat(failed().text).contains(properties.keySet());
        assertThat(listeners()).as("the fixture's own").isEqualTo(1);
    }

    @Test
    void shouldUseAListenerAgainWhenItsPropertiesAreCorrected() {
        bind(Map.of(RoomListener.ROOM, 5));
        reference.set(Map.of());
        component.updatedListener(reference);
        assertThat(component.getRuntimeDTO().failedListeners).isEmpty();
        assertThat(listeners()).isEqualTo(2);

        reference.set(Map.of(RoomListener.EVENTS, "none"));
        component.updatedListener(reference);
        assertThat(failed().text).contains("none", "Reconnected");
        assertThat(listeners()).isEqualTo(1);
    }

    @Test
    void shouldListNothingWhenTheListenerIsGone() {
        bind(Map.of());
        component.unbindListener(reference);
        assertThat(component.getRuntimeDTO().listeners).isEmpty();
        assertThat(listeners()).isEqualTo(1);
    }

    @Test
    void shouldListAListenerAsFailedWhenTheFrameworkHasNoObjectForIt() {
        assertThat(failed().reason).isEqualTo(FailedServiceDTO.UNGETTABLE);
        assertThat(failed().serviceId).isEqualTo(7);
    }
}
