package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livekit4j.room.internal.Fixture.await;

import java.util.stream.IntStream;
import org.livekit4j.ffi.proto.ConnectionState;
import org.livekit4j.ffi.proto.ConnectionStateChanged;
import org.livekit4j.ffi.proto.DataChannelBufferedAmountLowThresholdChanged;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.room.DisconnectReason;

/** A room that is looked at when a test says so. */
abstract class RoomWatchFixture {
    static final int MANY = 50;

    final Fixture fixture = new Fixture();
    final NativeRoom room = fixture.room();

    void look(int times) {
        IntStream.range(0, times).forEach(_ -> room.look());
    }

    long asked(FfiRequest.MessageCase kind) {
        return fixture.client.requests.stream().filter(request -> request.getMessageCase() == kind).count();
    }

    void fire(RoomEvent.Builder event) {
        fixture.fire(event);
    }

    static RoomEvent.Builder pong() {
        return RoomEvent.newBuilder()
                .setDataChannelLowThresholdChanged(DataChannelBufferedAmountLowThresholdChanged.getDefaultInstance());
    }

    void state(ConnectionState state) {
        fire(RoomEvent.newBuilder().setConnectionStateChanged(ConnectionStateChanged.newBuilder().setState(state)));
    }

    void assertEnded(DisconnectReason reason) {
        assertThat(room.ended().join()).isEqualTo(reason);
        fixture.awaitEvent(org.livekit4j.room.RoomEvent.Disconnected.class);
        assertThat(fixture.events).last().isEqualTo(new org.livekit4j.room.RoomEvent.Disconnected(reason));
        await().until(() -> fixture.left().isEmpty());
    }
}
