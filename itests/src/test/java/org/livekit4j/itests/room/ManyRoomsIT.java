package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.livekit4j.ffi.proto.RoomEvent.LOCAL_TRACK_PUBLISHED_FIELD_NUMBER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;

/** Rooms beside each other in one JVM, which have nothing to do with each other. */
class ManyRoomsIT {
    private static final int ROOMS = 16;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    /** A room with a sender and a receiver. */
    private record Pair(int number, String name, Attendee sender, Attendee receiver) {

        int hertz() {
            return 200 + 50 * number;
        }

        int packets() {
            return 10 + number;
        }

        void send() {
            for (int i = 0; i < packets(); i++) {
                sender.room().localParticipant().publishData(name.getBytes(), DataPublishOptions.DEFAULTS).join();
            }
        }
    }

    private Pair pair(int number) {
        String name = meeting.name() + "-" + number;
        Pair pair = new Pair(number, name, meeting.joinRoom(name, "sender"), meeting.joinRoom(name, "receiver"));
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", pair.hertz()));
        pair.sender().room().localParticipant().publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
        return pair;
    }

    /** How many events of each room handle the native library has sent, of the kinds that rooms ask for. */
    private Map<Long, Long> countEvents() {
        Map<Long, Long> counts = new ConcurrentHashMap<>();
        meeting.closing(meeting.queue().subscribe(event -> counts.merge(event.key(), 1L, Long::sum),
                Map.of(QueueConstants.NAME, "count", QueueConstants.EVENT_TYPES, "room_event"),
                event -> event.innerType() != LOCAL_TRACK_PUBLISHED_FIELD_NUMBER));
        return counts;
    }

    private List<Long> offeredToRooms() {
        return meeting.queue().statistics().subscribers().stream().filter(subscriber -> subscriber.name().startsWith("room '"))
                .map(SubscriberStatistics::offered).sorted().toList();
    }

    @Test
    void shouldGetTheEventsOfItsOwnRoomOnly() throws Exception {
        Map<Long, Long> sent = countEvents();
        List<Pair> pairs = IntStream.range(0, ROOMS).mapToObj(this::pair).toList();
        pairs.forEach(Pair::send);
        assertEachHearsItsOwnTone(pairs);

        for (Pair pair : pairs) {
            await(pair.name()).atMost(Attendee.TIMEOUT)
                    .until(() -> pair.receiver().count(RoomEvent.DataReceived.class) == pair.packets());
            assertThat(pair.receiver().events()).filteredOn(RoomEvent.DataReceived.class::isInstance)
                    .allSatisfy(event -> assertThat(((RoomEvent.DataReceived) event).packet().payload())
                            .isEqualTo(pair.name().getBytes()));
            assertThat(pair.sender().count(RoomEvent.DataReceived.class)).isZero();
        }
        // A subscriber that was woken for an event of another room was offered more than its own room has had
        await("each room is offered what it was sent").atMost(Attendee.TIMEOUT).untilAsserted(() -> {
            assertThat(offeredToRooms()).hasSize(2 * ROOMS);
            assertThat(offeredToRooms()).isEqualTo(sent.values().stream().sorted().toList());
        });
    }

    private void assertEachHearsItsOwnTone(List<Pair> pairs) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> heard = new ArrayList<>();
            for (Pair pair : pairs) {
                Callable<Void> hearing = () -> {
                    assertThat(Senses.hear(meeting.audio(), pair.receiver().awaitAudio("tone")).peak()).as(pair.name())
                            .isCloseTo(pair.hertz(), within(15));
                    return null;
                };
                heard.add(threads.submit(hearing));
            }
            for (Future<Void> one : heard) {
                one.get();
            }
        }
    }

    @Test
    void shouldGoOnWhileAListenerOfTheRoomOrOfAnotherRoomBlocks() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Pair slow = pair(0);
        Pair quick = pair(1);
        slow.receiver().room().addListener((room, event) -> {
            if (event instanceof RoomEvent.DataReceived) {
                blocked.countDown();
                awaitUninterrupted(released);
            }
        });
        quick.receiver().room().addListener((room, event) -> {
            throw new IllegalStateException("expected in this test");
        });
        slow.send();
        blocked.await();
        quick.send();

        await().atMost(Attendee.TIMEOUT).until(() -> quick.receiver().count(RoomEvent.DataReceived.class) == quick.packets());
        await().atMost(Attendee.TIMEOUT).until(() -> slow.receiver().count(RoomEvent.DataReceived.class) == slow.packets());
        released.countDown();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldGoOnWhenAnotherRoomIsLeft() {
        Pair left = pair(0);
        Pair stays = pair(1);
        left.receiver().room().close();
        left.receiver().room().close();
        stays.send();

        assertThat(left.receiver().room().ended()).isCompletedWithValue(DisconnectReason.CLIENT_INITIATED);
        assertThat(left.receiver().count(RoomEvent.Disconnected.class)).isOne();
        await().atMost(Attendee.TIMEOUT).until(() -> stays.receiver().count(RoomEvent.DataReceived.class) == stays.packets());
        assertThat(stays.receiver().room().ended()).isNotDone();
    }
}
