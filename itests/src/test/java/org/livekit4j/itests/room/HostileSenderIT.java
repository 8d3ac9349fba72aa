package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.IncomingStatistics;
import org.livekit4j.room.ListenerStatistics;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RpcException;

/** A participant who sends more than anybody can work off. */
class HostileSenderIT {
    private static final int PACKETS = 6_000;
    private static final int RATE = 1_500;
    private static final int SIZE = 4_000;
    private static final int CALLS = 300;
    private static final IncomingLimits LIMITS = IncomingLimits.DEFAULTS.withMessages(500, 1_000).withBytes(1_000_000, 2_000_000)
            .withCalls(8, 16);

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private PythonPeer eve;
    private Attendee ada;

    @BeforeEach
    void meet() throws Exception {
        eve = meeting.python("eve");
        ada = meeting.join("ada", RoomOptions.DEFAULTS.withIncomingLimits(LIMITS));
        ada.awaitParticipant("eve");
    }

    private static int number(RoomEvent event) {
        return ByteBuffer.wrap(((RoomEvent.DataReceived) event).packet().payload()).getInt();
    }

    private ListenerStatistics slow(Room room) {
        return room.incomingStatistics().listeners().getLast();
    }

    @Test
    void shouldKeepWhatWaitsForASlowListenerWithinItsLimitsAndTellTheOthersEverything() {
        List<RoomEvent> slowly = new CopyOnWriteArrayList<>();
        CountDownLatch blocked = new CountDownLatch(1);
        ada.room().addListener((_, event) -> {
            await().forever().until(() -> blocked.getCount() == 0);
            slowly.add(event);
        });
        CompletableFuture<JsonObject> flood = eve.send("flood_data", "packets", PACKETS, "rate", RATE, "size", SIZE);
        AtomicInteger most = new AtomicInteger();
        await().atMost(Attendee.TIMEOUT).pollInterval(Duration.ofMillis(5)).until(() -> {
            most.accumulateAndGet((int) slow(ada.room()).waiting(), Math::max);
            return flood.isDone() && ada.count(RoomEvent.DataReceived.class) == PACKETS;
        });
        flood.join();

        assertThat(most.get() * (long) SIZE).as("within the limits, with the room's own events").isLessThan(1_500_000);
        assertThat(slow(ada.room()).dropped()).isGreaterThan(PACKETS - 300).isLessThan(PACKETS);
        assertThat(ada.events()).filteredOn(RoomEvent.DataReceived.class::isInstance).extracting(HostileSenderIT::number)
                .containsExactlyElementsOf(IntStream.range(0, PACKETS).boxed().toList());
        eve.ask("publish_tone", "name", "tone", "hertz", 300);
        ada.awaitAudio("tone");
        blocked.countDown();
        await("what came last, though it is no message").atMost(Attendee.TIMEOUT)
                .until(() -> slowly.stream().anyMatch(RoomEvent.TrackSubscribed.class::isInstance));
        List<Integer> numbers = slowly.stream().filter(RoomEvent.DataReceived.class::isInstance).map(HostileSenderIT::number)
                .toList();
        assertThat(numbers).as("the latest, in order").isSorted().hasSizeLessThan(300).last().isEqualTo(PACKETS - 1);
    }

    @Test
    void shouldTellTheLatestStateWhenAttributesChangeFasterThanAListenerWorks() {
        CountDownLatch blocked = new CountDownLatch(1);
        List<RoomEvent> slowly = new CopyOnWriteArrayList<>();
        ada.room().addListener((_, event) -> {
            await().forever().until(() -> blocked.getCount() == 0);
            slowly.add(event);
        }, Set.of(RoomEvent.ParticipantAttributesChanged.class));
        for (int i = 0; i <= 300; i++) {
            eve.ask("set", "attributes", Map.of("a", "" + i, "b" + i % 10, "" + i));
        }
        await().atMost(Attendee.TIMEOUT)
                .until(() -> "300".equals(ada.room().remoteParticipants().get("eve").attributes().get("a")));
        await().atMost(Attendee.TIMEOUT).until(() -> slow(ada.room()).merged() > 0);
        assertThat(slow(ada.room()).waiting()).isLessThanOrEqualTo(IncomingLimits.BEHIND);
        assertThat(slow(ada.room()).dropped()).isZero();
        blocked.countDown();

        await("the latest").atMost(Attendee.TIMEOUT).until(() -> !slowly.isEmpty()
                && "300".equals(((RoomEvent.ParticipantAttributesChanged) slowly.getLast()).changed().get("a")));
        assertThat(slowly).hasSizeLessThanOrEqualTo(IncomingLimits.BEHIND + 2);
    }

    @Test
    void shouldAnswerCallsBeyondTheLimitAtOnce() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ada.room().localParticipant().registerRpcMethod("slow", _ -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            released.await();
            running.decrementAndGet();
            return "";
        });
        CompletableFuture<JsonObject> calls = eve.send("flood_calls", "to", "ada", "method", "slow", "calls", CALLS, "rate", 300);
        await().atMost(Attendee.TIMEOUT).until(() -> ada.room().incomingStatistics().callsRefused() > CALLS / 2);
        IncomingStatistics during = ada.room().incomingStatistics();
        released.countDown();
        JsonObject codes = calls.orTimeout(60, TimeUnit.SECONDS).join();

        assertThat(most.get()).isLessThanOrEqualTo(LIMITS.callsPerCaller());
        assertThat(during.callsRunning()).isEqualTo(LIMITS.callsPerCaller());
        assertThat(codes.get("" + RpcException.APPLICATION_ERROR).getAsInt()).isGreaterThan(CALLS / 2);
        assertThat(codes.get("0").getAsInt()).isGreaterThanOrEqualTo(LIMITS.callsPerCaller());
        assertThat(codes.keySet()).containsOnly("0", "" + RpcException.APPLICATION_ERROR);
        await().atMost(Attendee.TIMEOUT).until(() -> ada.room().incomingStatistics().callsRunning() == 0);
    }
}
