package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.ConnectionState;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.room.DisconnectReason;

@Timeout(30)
class RoomWatchTest extends RoomWatchFixture {

    @Test
    void shouldAskForAnEventWhenTheRoomIsQuietAndGoOnWhenOneComes() {
        for (int i = 0; i < MANY; i++) {
            room.look();
            if (asked(FfiRequest.MessageCase.SET_DATA_CHANNEL_BUFFERED_AMOUNT_LOW_THRESHOLD) > 0) {
                fixture.client.requests.clear();
                fire(pong());
            }
        }
        assertThat(room.ended()).isNotDone();
        assertThat(fixture.count(org.livekit4j.room.RoomEvent.Disconnected.class)).isZero();
    }

    @Test
    void shouldNotAskWhileEventsCome() {
        for (int i = 0; i < MANY; i++) {
            fire(pong());
            room.look();
        }
        assertThat(asked(FfiRequest.MessageCase.SET_DATA_CHANNEL_BUFFERED_AMOUNT_LOW_THRESHOLD)).isZero();
    }

    @Test
    void shouldEndTheRoomWhenTheLibraryDoesNotAnswerAnyMore() {
        look(MANY);
        assertEnded(DisconnectReason.NATIVE_UNRESPONSIVE);
        assertThat(asked(FfiRequest.MessageCase.DISCONNECT)).as("the server is told").isOne();
    }

    @Test
    void shouldWaitForAReconnect() {
        state(ConnectionState.CONN_RECONNECTING);
        look(MANY);
        assertThat(room.ended()).isNotDone();
        state(ConnectionState.CONN_CONNECTED);
        look(MANY);
        assertEnded(DisconnectReason.NATIVE_UNRESPONSIVE);
    }

    @Test
    void shouldEndTheRoomWhenAReconnectHasNoEnd() {
        state(ConnectionState.CONN_RECONNECTING);
        look(1_000);
        assertEnded(DisconnectReason.NATIVE_UNRESPONSIVE);
    }

    @Test
    void shouldJudgeNothingWhileThereIsNoQueueToHearTheAnswer() {
        fixture.client.parked = 3;
        look(MANY);
        assertThat(room.ended()).isNotDone();
        fixture.client.parked = 0;
        fire(pong());
        look(3);
        assertThat(room.ended()).isNotDone();
    }

    @Test
    void shouldJudgeNothingWhileEventsAreLostForWantOfAQueue() {
        for (int i = 0; i < MANY; i++) {
            room.look();
            fixture.client.lost = asked(FfiRequest.MessageCase.SET_DATA_CHANNEL_BUFFERED_AMOUNT_LOW_THRESHOLD);
        }
        assertThat(fixture.client.lost).isPositive();
        assertThat(room.ended()).isNotDone();
    }

    @Test
    void shouldEndTheRoomWhenTheQueueSaysThatAnEventIsLost() {
        fixture.lose();
        look(1);
        assertEnded(DisconnectReason.EVENTS_LOST);
    }

    @Test
    void shouldEndTheRoomWhenAnEventCannotBeTreated() {
        fixture.fireBroken();
        look(1);
        assertEnded(DisconnectReason.EVENTS_LOST);
    }
}
