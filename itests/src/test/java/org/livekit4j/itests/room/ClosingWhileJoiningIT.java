package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.RoomOptions;

/** The library is closed at any moment of a room's being joined, in time, and the next client inherits no room of the one before. */
@Timeout(300)
class ClosingWhileJoiningIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int ROUNDS = 60;
    private static final int LONGEST_MILLIS = 80;

    private static CompletableFuture<FfiEvent> join(FfiClient client, String url, String token, Duration timeout) {
        ConnectRequest.Builder request = ConnectRequest.newBuilder().setUrl(url).setToken(token)
                .setOptions(RoomOptions.getDefaultInstance());
        return client.requestAsync(id -> FfiRequest.newBuilder().setConnect(request.setRequestAsyncId(id)).build(), timeout);
    }

    @Test
    void shouldShutDownWhenARoomIsBeingJoined() {
        TestServer server = TestServer.shared();
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < ROUNDS; round++) {
            FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
            CompletableFuture<FfiEvent> joined = join(client, server.url(), server.token("closing", "guest " + round), LONG);
            LockSupport.parkNanos(random.nextLong(Duration.ofMillis(LONGEST_MILLIS).toNanos()));
            client.close();
            assertThat(client.health().state()).as("round %d", round).isEqualTo(FfiHealth.State.STOPPED);
            assertThat(client.handles().live()).isZero();
            await().until(joined::isDone);
        }
    }

    @Test
    void shouldShutDownWhenARoomWasJoinedAndNotToldToGoOn() {
        TestServer server = TestServer.shared();
        FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
        assertThat(join(client, server.url(), server.token("closing", "guest"), LONG).join().getConnect().hasResult()).isTrue();
        client.close();
        assertThat(client.health().state()).isEqualTo(FfiHealth.State.STOPPED);
    }

    @Test
    void shouldLeaveARoomThatWasJoinedWhenNobodyWaitedAnyMore() {
        TestServer server = TestServer.shared();
        try (FfiClient client = FfiClients.open(FfiOptions.DEFAULTS)) {
            CompletableFuture<FfiEvent> first = join(client, server.url(), server.token("closing", "late"), LONG);
            first.cancel(true);
            await().until(() -> client.events().unwanted() > 0);
            await().until(() -> client.handles().live() == 0);
            // The library would report a panic 15 s later. A second one of the same identity sees that the first one is gone
            assertThat(client.health().state()).isEqualTo(FfiHealth.State.READY);
        }
    }

    @Test
    void shouldCloseAndOpenAgainWhenTheServerDoesNotAnswer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "ws://" + silent.getInetAddress().getHostAddress() + ":" + silent.getLocalPort();
            FfiClient client = FfiClients.open(FfiOptions.DEFAULTS.withDisposeTimeout(Duration.ofMillis(200)));
            join(client, url, "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl", LONG);
            client.close();
            assertThat(client.health().state()).isEqualTo(FfiHealth.State.STOPPED);
            try (FfiClient next = FfiClients.open(FfiOptions.DEFAULTS)) {
                assertThat(next.health().state()).isEqualTo(FfiHealth.State.READY);
                silent.close();
                await().atMost(Duration.ofSeconds(50)).until(() -> next.events().unwanted() > 0); // it hears that nothing was joined
            }
        }
        await().untilAsserted(() -> assertThat(LeftoverThreads.now()).isEmpty());
    }
}
