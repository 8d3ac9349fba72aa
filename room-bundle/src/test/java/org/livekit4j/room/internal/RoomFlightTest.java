package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livekit4j.room.internal.Fixture.await;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.Disconnected;
import org.livekit4j.ffi.proto.Reconnected;
import org.livekit4j.ffi.proto.Reconnecting;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.testing.FlightRecording;
import org.livekit4j.testing.FlightRecording.Seen;

/** What is recorded of rooms. */
@Timeout(60)
class RoomFlightTest {
    private final FlightRecording recording = FlightRecording.start();
    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.room();

    @AfterEach
    void stop() {
        recording.close();
    }

    private List<Seen> of(String name) {
        return recording.events(name).stream().filter(event -> event.text("room").equals("a room")).toList();
    }

    private static org.livekit4j.ffi.proto.RoomEvent.Builder event() {
        return org.livekit4j.ffi.proto.RoomEvent.newBuilder();
    }

    @Test
    void shouldRecordARoomWhenItIsJoinedReconnectsAndEnds() {
        fixture.fire(event().setReconnecting(Reconnecting.getDefaultInstance()));
        fixture.fire(event().setReconnected(Reconnected.getDefaultInstance()));
        fixture.fire(event().setDisconnected(Disconnected.newBuilder()
                .setReason(org.livekit4j.ffi.proto.DisconnectReason.DUPLICATE_IDENTITY)));
        room.ended().join();

        assertThat(recording.events().stream().map(Seen::name).filter(name -> name.startsWith("Room")))
                .containsExactly("RoomJoined", "RoomReconnecting", "RoomReconnected", "RoomEnded");
        assertThat(of("RoomJoined")).singleElement().returns("me", event -> event.text("participant"))
                .returns(1L, event -> event.number("others"));
        assertThat(of("RoomReconnected")).singleElement()
                .satisfies(event -> assertThat(event.number("outage")).isNotNegative());
        assertThat(of("RoomEnded")).singleElement().returns("duplicate_identity", event -> event.text("reason"));
    }

    @Test
    void shouldRecordACallWhenAListenerReturns() {
        fixture.awaitEvent(RoomEvent.Connected.class);
        await().until(() -> !of("SlowCall").isEmpty());

        assertThat(of("SlowCall")).first().returns("room listener", event -> event.text("kind"))
                .satisfies(event -> assertThat(event.text("code")).startsWith(Fixture.class.getName()));
    }

    @Test
    void shouldRecordOnceThatAListenerIsLateWhenItDoesNotReturn() {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        ListenerDispatcher lane = room.listeners().add((_, _) -> {
            inside.countDown();
            Uninterrupted.await(released);
        }, Set.of(RoomEvent.class));
        long before = System.nanoTime();
        fixture.fire(event().setReconnecting(Reconnecting.getDefaultInstance()));
        Uninterrupted.await(inside);
        lane.look(before);
        assertThat(of("LateCall")).as("of a call that has just begun").isEmpty();
        lane.look(System.nanoTime() + TimeUnit.SECONDS.toNanos(2));
        lane.look(System.nanoTime() + TimeUnit.SECONDS.toNanos(4));

        assertThat(of("LateCall")).singleElement()
                .satisfies(event -> assertThat(event.text("callerStack")).contains("Uninterrupted"));
        released.countDown();
    }
}
