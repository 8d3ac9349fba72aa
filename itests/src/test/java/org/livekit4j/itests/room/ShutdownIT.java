package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;

/** The native library is shut down under rooms, whatever users have hung on them: nobody stays in a room who is not there any more. */
@Timeout(300)
class ShutdownIT {
    private static final int ROUNDS = 25;
    private static final int LONGEST_MILLIS = 120;
    private static final String NAME = "shutdown-" + System.nanoTime();

    /** Rooms, and all that they stand on. */
    private static final class Process implements AutoCloseable {
        private final FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
        private final OwnedFfiEventQueue queue = FfiQueues.open(client);
        private final ServiceFactory.Opened<Rooms> rooms = ServiceFactory.open(Rooms.class, client, queue::subscribe);

        CompletableFuture<Room> join(String identity) {
            TestServer server = TestServer.shared();
            return rooms.service().connect(server.url(), server.token(NAME, identity), RoomOptions.DEFAULTS);
        }

        /** The library first. */
        @Override
        public void close() {
            client.close();
            assertThat(client.health().state()).isEqualTo(FfiHealth.State.STOPPED);
            assertThat(client.handles().live()).isZero();
            rooms.close();
            queue.close();
        }
    }

    private static void assertAlone(PythonPeer witness) {
        await("nobody else is there").atMost(Attendee.TIMEOUT)
                .until(() -> witness.ask("state").getAsJsonObject("participants").keySet().isEmpty());
    }

    @Test
    void shouldLeaveRoomsThatAreJoinedOrBeingJoined() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        try (PythonPeer witness = new PythonPeer().join(TestServer.shared(), NAME, "witness")) {
            for (int round = 0; round < ROUNDS; round++) {
                try (Process process = new Process()) {
                    process.join("guest " + round);
                    LockSupport.parkNanos(random.nextLong(Duration.ofMillis(LONGEST_MILLIS).toNanos()));
                }
            }
            assertAlone(witness);
            JsonObject onTheServer = witness.admin(TestServer.shared(), "list_participants", java.util.Map.of("room", NAME));
            assertThat(onTheServer.getAsJsonArray("participants")).hasSize(1);
        }
    }

    @Test
    void shouldLeaveRoomsWhoseUsersBlock() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (PythonPeer witness = new PythonPeer().join(TestServer.shared(), NAME, "witness")) {
            CompletableFuture<DisconnectReason> ended;
            try (Process process = new Process()) {
                CompletableFuture<Room> joining = process.join("guest");
                joining.thenAccept(_ -> block(never));
                Room room = joining.copy().join(); // a thread that waits for a future runs what hangs on it
                room.addListener((_, _) -> block(never));
                room.ended().thenRun(() -> block(never));
                room.statistics().whenComplete((_, _) -> room.ended().thenRun(room::close));
                room.localParticipant().registerRpcMethod("block", _ -> {
                    block(never);
                    return "";
                });
                witness.send("call", "to", "guest", "method", "block", "payload", "", "timeout", 20);
                await().atMost(Attendee.TIMEOUT).until(() -> room.incomingStatistics().callsRunning() == 1);
                ended = room.ended();
            }
            assertThat(ended.join()).isEqualTo(DisconnectReason.NATIVE_STOPPED);
            assertAlone(witness);
        } finally {
            never.countDown();
        }
    }

    private static void block(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // whatever happens
            }
        }
    }
}
