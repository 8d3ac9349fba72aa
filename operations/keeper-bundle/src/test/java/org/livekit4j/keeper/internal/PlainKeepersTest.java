package org.livekit4j.keeper.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.keeper.KeeperOptions;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.OwnedRoomKeeper;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.testing.FakeRoom;
import org.livekit4j.testing.FakeRooms;

@Timeout(30)
class PlainKeepersTest {
    private static final String URL = "wss://host.example";
    private static final Duration SOON = Duration.ofMillis(1);

    private final FakeRooms rooms = new FakeRooms();
    private final Set<OwnedRoomKeeper> closed = new HashSet<>();

    private OwnedRoomKeeper keep(Supplier<String> tokens) {
        return new PlainKeepers().keep(KeeperOptions.of(URL, tokens).withName("hall").withRetryPauses(SOON, SOON), rooms,
                List.of(),
                closed::add);
    }

    private static void awaitState(OwnedRoomKeeper keeper, KeeperState state) {
        await().until(() -> keeper.status().state() == state);
    }

    @Test
    void shouldJoinAgainWithAnotherTokenWhenTheRoomEnds() {
        FakeRoom first = rooms.admits("hall");
        FakeRoom second = rooms.admits("hall");
        int[] number = {0};
        try (OwnedRoomKeeper keeper = keep(() -> "token " + ++number[0])) {
            awaitState(keeper, KeeperState.JOINED);
            first.ended.complete(DisconnectReason.SERVER_SHUTDOWN);
            await().until(() -> keeper.room().filter(room -> room == second.room()).isPresent());

            assertThat(rooms.tokens).containsExactly("token 1", "token 2");
            assertThat(keeper.status().pid()).isEqualTo("hall");
            assertThat(keeper.status().server()).isEqualTo(URL);
            assertThat(keeper.toString()).doesNotContain("token");
        }
    }

    @Test
    void shouldTryTheNextServerWhenThereAreSeveral() {
        FakeRoom first = rooms.admits("hall");
        rooms.admits("hall");
        KeeperOptions options = KeeperOptions.of(List.of(URL, "ws://other"), () -> "token").withRetryPauses(SOON, SOON);
        assertThat(options.url()).contains(URL);
        try (OwnedRoomKeeper keeper = new PlainKeepers().keep(options, rooms, List.of(), closed::add)) {
            awaitState(keeper, KeeperState.JOINED);
            assertThat(keeper.status().server()).isEqualTo(URL);
            first.ended.complete(DisconnectReason.SIGNAL_CLOSE);
            await().until(() -> keeper.status().joins() == 2);
            assertThat(keeper.status().server()).isEqualTo("ws://other");
        }
    }

    @Test
    void shouldTryAgainWhenThereIsNoToken() {
        FakeRoom room = rooms.admits("hall");
        int[] number = {0};
        try (OwnedRoomKeeper keeper = keep(() -> switch (++number[0]) {
            case 1 -> null;
            case 2 -> " ";
            case 3 -> throw new IllegalStateException("no key");
            default -> "token";
        })) {
            awaitState(keeper, KeeperState.JOINED);
            assertThat(keeper.room()).contains(room.room());
            assertThat(keeper.status().lastFailure()).hasValueSatisfying(
                    failure -> assertThat(failure).startsWith("cannot join: the token source has failed").contains("no key"));
        }
    }

    @Test
    void shouldAskTheSourceForEachAttempt() {
        FakeRoom first = rooms.admits("hall");
        FakeRoom second = rooms.admits("hall");
        List<TokenRequest> asked = new CopyOnWriteArrayList<>();
        TokenRequest request = TokenRequest.of("hall", "ada");
        KeeperOptions options = KeeperOptions.of(wanted -> {
            asked.add(wanted);
            return switch (asked.size()) {
                case 1 -> throw new IOException("no network");
                case 2 -> null;
                case 3 -> throw new AssertionError("a fault");
                default -> new ConnectionDetails(URL + "/path?key=hidden", "token " + asked.size());
            };
        }, request).withRetryPauses(SOON, SOON);
        try (OwnedRoomKeeper keeper = new PlainKeepers().keep(options, rooms, List.of(), closed::add)) {
            awaitState(keeper, KeeperState.JOINED);
            assertThat(keeper.status().lastFailure()).hasValueSatisfying(failure -> assertThat(failure).contains("a fault"));
            first.ended.complete(DisconnectReason.SERVER_SHUTDOWN);
            await().until(() -> keeper.room().filter(room -> room == second.room()).isPresent());

            assertThat(rooms.tokens).containsExactly("token 4", "token 5");
            assertThat(asked).containsOnly(request);
            assertThat(keeper.status().server()).isEqualTo(URL);
        }
    }

    @Test
    void shouldInterruptTheSourceWhenItIsClosed() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        OwnedRoomKeeper keeper = new PlainKeepers().keep(KeeperOptions.of(_ -> {
            asking.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown(); // and it answers all the same
            }
            return new ConnectionDetails(URL, "token");
        }, TokenRequest.DEFAULTS), rooms, List.of(), closed::add);
        asking.await();

        assertThat(keeper.status().server()).isEmpty();
        keeper.close();
        interrupted.await();
        assertThat(rooms.tokens).isEmpty();
    }

    @Test
    void shouldLeaveTheRoomForGoodWhenItIsClosed() {
        rooms.admits("hall");
        OwnedRoomKeeper keeper = keep(() -> "token");
        awaitState(keeper, KeeperState.JOINED);

        assertThat(closed).isEmpty();
        keeper.close();
        keeper.close();

        assertThat(closed).containsExactly(keeper);

        assertThat(keeper.room()).isEmpty();
        keeper.rejoin();
        assertThat(rooms.tokens).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "ftp://host", "ws://", "ws:host", "wss://a b"})
    void shouldRefuseTheUrlWhenItIsNoServers(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeeperOptions.of(url, () -> "token"))
                .withMessageContaining("must begin with ws://");
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        KeeperOptions options = KeeperOptions.of(URL, () -> "token");
        assertThatIllegalArgumentException().isThrownBy(() -> KeeperOptions.of(List.of(), () -> "token"))
                .withMessageContaining("urls is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> options.withName(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withRetryPauses(Duration.ZERO, SOON));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withRetryPauses(Duration.ofSeconds(2), SOON));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withStableAfter(SOON.negated()));
        assertThat(options.toString()).doesNotContain("Lambda");
    }
}
