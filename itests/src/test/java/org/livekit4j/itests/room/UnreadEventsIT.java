package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.DataStream;
import org.livekit4j.ffi.proto.DataStreamChunkReceived;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberStatistics;

/** Events of a room that nobody asks for, sent by a peer through a real server. */
class UnreadEventsIT {
    /** Ten times as much tells no more, and takes ten times as long, in which the server says more. */
    private static final int USUAL_SIZE = 10_000_000;
    private static final int SIZE = Integer.getInteger("livekit4j.stream.bytes", USUAL_SIZE);
    /** More than a chunk can hold. */
    private static final int CHUNK = 16_000;
    /** After so many chunks everything that is made once is there. */
    private static final int WARM_UP = 300 * CHUNK;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @RegisterExtension
    final Meeting meeting = new Meeting();

    /** Sends a stream. Reliable packets keep their order: when one that is sent afterwards has come, the stream has. */
    private static void send(PythonPeer from, Attendee to, int bytes) {
        long before = to.count(org.livekit4j.room.RoomEvent.DataReceived.class);
        from.send("send_bytes", "size", bytes).join();
        from.ask("send_data", "payload", "bGFzdA==");
        await().atMost(Attendee.TIMEOUT).until(() -> to.count(org.livekit4j.room.RoomEvent.DataReceived.class) > before);
    }

    private SubscriberStatistics room() {
        return meeting.queue().statistics().subscribers().stream().filter(subscriber -> subscriber.name().startsWith("room "))
                .findFirst().orElseThrow();
    }

    @Test
    void shouldLeaveAStreamUnreadWhenNobodyAsksForIt() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        long before = room().offered();
        send(bob, ada, SIZE);

        LaneStatistics streams = streams();
        assertThat(streams.events()).as("header, chunks and trailer").isGreaterThan(SIZE / CHUNK);
        assertThat(streams.filtered()).isEqualTo(streams.events());
        assertThat(room().offered() - before).as("that there is data, and what the server says of the participants")
                .isLessThan(10 + Math.max(0, SIZE - USUAL_SIZE) / CHUNK / 100);
        assertThat(meeting.queue().statistics().subscribers()).allSatisfy(
                subscriber -> assertThat(subscriber.depth()).as(subscriber.toString()).isLessThan(10));
        assertThat(meeting.client().handles().liveByKind()).doesNotContainKey(HandleKind.STREAM_READER);
        assertThat(meeting.client().events().failed()).isZero();
    }

    private LaneStatistics streams() {
        return meeting.queue().statistics().lanes().get(Lane.DATA);
    }

    /** The library's threads on which chunks come. */
    private Set<Long> threadsOfChunks(PythonPeer from, Attendee to) throws Exception {
        Set<Long> threads = ConcurrentHashMap.newKeySet();
        try (UpdatableRegistration registration = meeting.queue().subscribe(_ -> {
        }, Map.of(QueueConstants.EVENT_TYPES, "room_event.stream_chunk_received"),
                _ -> {
                    threads.add(Thread.currentThread().threadId());
                    return false;
                })) {
            send(from, to, WARM_UP);
        }
        assertThat(threads).isNotEmpty();
        return threads;
    }

    private static long allocated(Set<Long> threads) {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(threads.stream().mapToLong(id -> id).toArray())).sum();
    }

    @Test
    void shouldAllocateNothingForChunksThatNobodyWants(TestReporter reporter) throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        Set<Long> threads = threadsOfChunks(bob, ada);
        long chunks = streams().events();
        long before = allocated(threads);
        send(bob, ada, SIZE);

        long allocated = allocated(threads) - before;
        long more = streams().events() - chunks;
        reporter.publishEntry("chunks and bytes of heap", more + " " + allocated);
        assertThat(more).isGreaterThan(SIZE / CHUNK);
        assertThat(allocated / more).as("what comes besides the chunks included: less than an object for each").isLessThan(30);
    }

    private static boolean isChunk(EventView event, int index) {
        WireReader wire = new WireReader().read(event);
        if (!wire.enter(FfiEvent.ROOM_EVENT_FIELD_NUMBER) || !wire.enter(RoomEvent.STREAM_CHUNK_RECEIVED_FIELD_NUMBER)
                || !wire.enter(DataStreamChunkReceived.CHUNK_FIELD_NUMBER)) {
            return false;
        }
        while (wire.next()) {
            if (wire.field() == DataStream.Chunk.CHUNK_INDEX_FIELD_NUMBER) {
                return wire.varint() == index;
            }
            wire.skip();
        }
        return false;
    }

    @Test
    void shouldGetTheEventsThatItsFunctionWants() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        List<Long> received = new CopyOnWriteArrayList<>();
        List<EventView> kept = new CopyOnWriteArrayList<>();
        try (UpdatableRegistration registration = meeting.queue().subscribe(
                event -> received.add(event.message().getRoomEvent().getStreamChunkReceived().getChunk().getChunkIndex()),
                Map.of(QueueConstants.EVENT_TYPES, "room_event.stream_chunk_received"), event -> {
                    kept.add(event);
                    return isChunk(event, 3);
                })) {
            send(bob, ada, 10 * CHUNK);
            await().untilAsserted(() -> assertThat(received).containsExactly(3L));
        }
        assertThat(kept).hasSizeGreaterThanOrEqualTo(10);
        assertThat(kept).allSatisfy(event -> org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> event.wire(0)));
    }
}
