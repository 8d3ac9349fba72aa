package org.livekit4j.keeper.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Rooms;
import org.livekit4j.testing.Fake;
import org.livekit4j.testing.FakeRoom;

/** What a keeper does when it is told to. */
@Timeout(30)
class KeeperOrdersTest extends KeeperFixture {

    @Test
    void shouldLeaveWhenItIsToldToEndBeforeItHasBegun() throws InterruptedException {
        rooms.admits("hall");
        slot.bind(rooms);
        keeper.end();
        thread.start();
        thread.join();

        assertThat(rooms.asked).isEmpty();
    }

    @Test
    void shouldJoinAgainWhenItHadGivenUpAndIsToldTo() {
        FakeRoom room = rooms.admits("hall");
        start();
        awaitState(KeeperState.JOINED);
        room.ended.complete(DisconnectReason.PARTICIPANT_REMOVED);
        awaitState(KeeperState.GIVEN_UP);

        rooms.admits("hall");
        keeper.rejoin();
        awaitState(KeeperState.JOINED);
        assertThat(keeper.status().joins()).isEqualTo(2);
    }

    @Test
    void shouldLeaveAndJoinAnewWhenItIsJoinedAndToldTo() {
        FakeRoom first = rooms.admits("hall");
        FakeRoom second = rooms.admits("hall");
        start();
        awaitState(KeeperState.JOINED);

        keeper.rejoin(); // once: a second order may come when the first one is carried out already
        await().until(() -> keeper.room().filter(room -> room == second.room()).isPresent());
        assertThat(first.closed).hasValue(1);
        assertThat(second.closed).hasValue(0);
    }

    @Test
    void shouldTryAtOnceWhenItWaitsForTheNextTryAndIsToldTo() throws InterruptedException {
        rooms.refuses("down");
        start();
        nextPause(100);

        rooms.admits("hall");
        keeper.rejoin();
        awaitState(KeeperState.JOINED);
    }

    @Test
    void shouldStayOutWhenItIsToldToLeave() {
        FakeRoom room = rooms.admits("hall");
        start();
        awaitState(KeeperState.JOINED);

        keeper.leave();
        awaitState(KeeperState.LEFT);
        assertThat(room.closed).hasValue(1);
        assertThat(keeper.room()).isEmpty();

        rooms.admits("hall");
        keeper.rejoin();
        awaitState(KeeperState.JOINED);
    }

    @Test
    void shouldLeaveWhenThereIsNoServiceOfRooms() {
        thread.start();
        awaitState(KeeperState.WAITING);
        keeper.leave();
        awaitState(KeeperState.LEFT);
        slot.bind(rooms);
        assertThat(rooms.asked).isEmpty();
    }

    @Test
    void shouldWorkOnWhenAFaultHasEndedItAndItIsToldToRejoin() {
        slot.bind(Fake.of(Rooms.class, (method, arguments) -> {
            throw new AssertionError("a fault");
        }));
        thread.start();
        awaitState(KeeperState.GIVEN_UP);

        slot.bind(rooms);
        rooms.admits("hall");
        keeper.rejoin();
        awaitState(KeeperState.JOINED);
    }
}
