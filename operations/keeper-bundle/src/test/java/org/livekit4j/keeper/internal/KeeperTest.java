package org.livekit4j.keeper.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.testing.FakeRoom;

@Timeout(30)
class KeeperTest extends KeeperFixture {

    @Test
    void shouldShowTheRoomWhenItHasJoined() {
        FakeRoom room = rooms.admits("hall");
        now.set(START.plusSeconds(3));
        start();

        awaitState(KeeperState.JOINED);
        assertThat(keeper.room()).contains(room.room());
        assertThat(keeper.status()).satisfies(status -> {
            assertThat(status.room()).isEqualTo("hall");
            assertThat(status.identity()).isEqualTo("ada");
            assertThat(status.since()).isEqualTo(START.plusSeconds(3));
            assertThat(status.joins()).isOne();
            assertThat(status.lastFailure()).isEmpty();
            assertThat(status.nextTry()).isEmpty();
        });
        assertThat(keeper.status().toString()).doesNotContain(TOKEN);
    }

    @Test
    void shouldWaitWhenThereIsNoServiceOfRooms() {
        rooms.admits("hall");
        thread.start();
        awaitState(KeeperState.WAITING);
        assertThat(rooms.tokens).isEmpty();

        slot.bind(rooms);
        awaitState(KeeperState.JOINED);
    }

    @Test
    void shouldWaitLongerEachTimeWhenItCannotJoin() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            rooms.refuses("refused with " + TOKEN);
        }
        rooms.admits("hall");
        start();

        for (long millis : new long[]{100, 200, 400, 400}) {
            nextPause(millis);
            assertThat(keeper.status().lastFailure()).contains("cannot join: refused with <redacted>");
            assertThat(keeper.status().since()).isEqualTo(START);
            awake.release();
        }
        awaitState(KeeperState.JOINED);
        assertThat(keeper.status().lastFailure()).as("is remembered").isPresent();
    }

    @Test
    void shouldTryTheNextServerWhenOneFails() throws InterruptedException {
        Keeper several = new Keeper(Settings.of("url", "ws://one,ws://other", "token", TOKEN), slot, turns, now::get, pauses::add,
                () -> 0, List.of());
        rooms.refuses("down");
        FakeRoom room = rooms.admits("hall");
        rooms.admits("hall");
        slot.bind(rooms);
        Thread running = Thread.ofVirtual().start(several);
        await().until(() -> several.status().state() == KeeperState.JOINED);
        assertThat(several.status().server()).isEqualTo("ws://other");

        room.ended.complete(DisconnectReason.SIGNAL_CLOSE);
        await().until(() -> several.status().joins() == 2);
        assertThat(several.status().server()).isEqualTo("ws://one");
        several.end();
        running.join();
    }

    @Test
    void shouldBeginAnewOnlyWhenTheRoomWasStable() throws InterruptedException {
        rooms.refuses("down");
        FakeRoom brief = rooms.admits("hall");
        FakeRoom stable = rooms.admits("hall");
        start();
        nextPause(100);
        awake.release();
        awaitState(KeeperState.JOINED);
        brief.ended.complete(DisconnectReason.SIGNAL_CLOSE);
        nextPause(200);
        awake.release();
        awaitState(KeeperState.JOINED);
        now.set(START.plusSeconds(6));
        stable.ended.complete(DisconnectReason.SERVER_SHUTDOWN);
        nextPause(100);
        assertThat(keeper.status().since()).as("out of the room since").isEqualTo(START.plusSeconds(6));
        assertThat(keeper.status().joins()).isEqualTo(2);
        assertThat(keeper.room()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldJoinAgainUnlessTheEndIsFinal(DisconnectReason reason) throws InterruptedException {
        FakeRoom room = rooms.admits("hall");
        start();
        awaitState(KeeperState.JOINED);
        now.set(START.plusSeconds(6));
        room.ended.complete(reason);

        switch (reason) {
            case DUPLICATE_IDENTITY, PARTICIPANT_REMOVED, ROOM_DELETED -> {
                awaitState(KeeperState.GIVEN_UP);
                assertThat(keeper.status().lastFailure()).contains("the room has ended: " + reason);
            }
            case SERVICE_STOPPED, NATIVE_STOPPED -> {
                await().until(() -> rooms.asked.size() == 2);
                assertThat(pauses).as("it is no failure").isEmpty();
                assertThat(keeper.status().lastFailure()).isEmpty();
            }
            default -> {
                nextPause(100);
                assertThat(keeper.status().lastFailure()).contains("the room has ended: " + reason);
            }
        }
        assertThat(room.closed).as("what it has joined it closes").hasValue(1);
    }

    @Test
    void shouldGiveUpWhenItIsPutOutAgainAndAgainSoonAfterJoining() throws InterruptedException {
        for (long millis : new long[]{100, 200, 400}) {
            FakeRoom room = rooms.admits("hall");
            if (millis == 100) {
                start();
            } else {
                awake.release();
            }
            awaitState(KeeperState.JOINED);
            room.ended.complete(DisconnectReason.DUPLICATE_IDENTITY);
            nextPause(millis);
        }
        FakeRoom last = rooms.admits("hall");
        awake.release();
        awaitState(KeeperState.JOINED);
        last.ended.complete(DisconnectReason.DUPLICATE_IDENTITY);

        awaitState(KeeperState.GIVEN_UP);
    }

    @Test
    void shouldWaitForItsTurnWhenOthersJoin() throws InterruptedException {
        turns.acquire();
        rooms.admits("hall");
        start();
        awaitState(KeeperState.JOINING);
        assertThat(rooms.asked).isEmpty();

        turns.release();
        awaitState(KeeperState.JOINED);
        assertThat(turns.availablePermits()).isOne();
    }

    @Test
    void shouldWaitForAnotherServiceWhenItsOwnGoesWhileItJoins() {
        start();
        await().until(() -> rooms.asked.size() == 1);
        slot.unbind(rooms);
        rooms.asked.getFirst().completeExceptionally(new IllegalStateException("the service of rooms is gone"));

        awaitState(KeeperState.WAITING);
        assertThat(pauses).isEmpty();
        rooms.admits("hall");
        slot.bind(rooms);
        awaitState(KeeperState.JOINED);
    }

    @Test
    void shouldLeaveWhenItIsInterrupted() throws InterruptedException {
        FakeRoom room = rooms.admits("hall");
        start();
        awaitState(KeeperState.JOINED);
        thread.interrupt();
        thread.join();

        assertThat(room.closed).hasValue(1);
        assertThat(keeper.room()).isEmpty();
    }

    @Test
    void shouldGiveUpJoiningWhenItIsInterrupted() throws InterruptedException {
        start();
        await().until(() -> rooms.asked.size() == 1);
        thread.interrupt();
        thread.join();

        assertThat(rooms.asked.getFirst()).isCancelled();
    }

    @Test
    void shouldSayThatItReconnectsWhenItsRoomDoes() {
        FakeRoom room = rooms.admits("hall");
        start();
        awaitState(KeeperState.JOINED);

        room.state = ConnectionState.RECONNECTING;
        assertThat(keeper.status().state()).isEqualTo(KeeperState.RECONNECTING);
        room.state = ConnectionState.CONNECTED;
        assertThat(keeper.status().state()).isEqualTo(KeeperState.JOINED);
    }

    @Test
    void shouldMakeADeletedRoomAnewWhenTheConfigurationSaysSo() throws InterruptedException {
        FakeRoom room = rooms.admits("hall");
        slot.bind(rooms);
        Keeper wanting = new Keeper(Settings.of("url", "ws://host:7880", "token", TOKEN, "rejoin.after.room.deleted", true), slot,
                turns, now::get, time -> {
                }, () -> 0, List.of());
        Thread worker = Thread.startVirtualThread(wanting);
        await().until(() -> wanting.status().state() == KeeperState.JOINED);
        rooms.admits("hall");
        room.ended.complete(DisconnectReason.ROOM_DELETED);

        await().until(() -> wanting.status().joins() == 2);
        wanting.end();
        worker.join();
    }
}
