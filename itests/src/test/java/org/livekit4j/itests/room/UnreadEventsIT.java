package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
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
    /** Ten times as much tells no more, and takes ten times as long. */
    private static final int SIZE = Integer.getInteger("livekit4j.stream.bytes", 10_000_000);
    /** More than a chunk can hold. */
    private static final int CHUNK = 16_000;
    /** What all but the last one hold. */
    private static final int CONTENT = 15_000;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    /** Reliable packets keep their order: what was sent before has come. */
    private static void sendAndAwaitData(PythonPeer from, Attendee to) {
        from.ask("send_data", "payload", "bGFzdA==");
        to.awaitEvent(org.livekit4j.room.RoomEvent.DataReceived.class);
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
        bob.ask("send_bytes", "size", SIZE);
        sendAndAwaitData(bob, ada);

        LaneStatistics streams = meeting.queue().statistics().lanes().get(Lane.DATA);
        assertThat(streams.events()).as("header, chunks and trailer").isGreaterThan(SIZE / CHUNK);
        assertThat(streams.filtered()).isEqualTo(streams.events());
        assertThat(room().offered() - before).as("that there is data, and what the server says of the participants")
                .isLessThan(10);
        assertThat(meeting.client().handles().liveByKind()).doesNotContainKey(HandleKind.STREAM_READER);
        assertThat(meeting.client().events().failed()).isZero();
    }

    /** Counts chunks after which less than their content was put on the heap, until the next one came on the same thread. */
    private static final class HeapOfChunks {
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private final ThreadLocal<long[]> before = ThreadLocal.withInitial(() -> new long[1]);
        private final LongAdder chunks = new LongAdder();
        private final LongAdder uncopied = new LongAdder();

        boolean look(EventView event) {
            long[] last = before.get();
            chunks.increment();
            if (THREADS.getCurrentThreadAllocatedBytes() - last[0] < CONTENT) {
                uncopied.increment();
            }
            last[0] = THREADS.getCurrentThreadAllocatedBytes();
            return false;
        }
    }

    /** That it is nothing at all when it is compiled, UnreadEventTest shows. */
    @Test
    void shouldNotBeCopiedToTheHeapWhenNobodyWantsIt() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        HeapOfChunks heap = new HeapOfChunks();
        try (UpdatableRegistration registration = meeting.queue().subscribe(_ -> {
        }, Map.of(QueueConstants.EVENT_TYPES, "room_event.stream_chunk_received"), heap::look)) {
            bob.ask("send_bytes", "size", SIZE);
            sendAndAwaitData(bob, ada);
        }

        assertThat(heap.chunks.sum()).isGreaterThan(SIZE / CHUNK);
        assertThat(heap.uncopied.sum()).as("of %s chunks", heap.chunks).isGreaterThan(heap.chunks.sum() * 9 / 10);
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
            bob.ask("send_bytes", "size", 10 * CHUNK);
            sendAndAwaitData(bob, ada);
            await().untilAsserted(() -> assertThat(received).containsExactly(3L));
        }
        assertThat(kept).hasSizeGreaterThanOrEqualTo(10);
        assertThat(kept).allSatisfy(event -> org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> event.wire(0)));
    }
}
