package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.LiveKit;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.room.stream.TextStreamOptions;

/** What is compressed comes whole, and in fewer packets: a text of many, which hardly says anything, in one without a chunk. */
class CompressedStreamsIT {
    private static final TextStreamOptions TEXT = TextStreamOptions.DEFAULTS.withTopic("compressed");
    private static final String REPEATED = "again and again, ".repeat(10_000);
    private static final int CHUNK = 15_000;

    @RegisterExtension
    final Meeting meeting = new Meeting();
    /** Of all who are here. */
    private final LongAdder chunks = new LongAdder();

    private interface Sending {
        void send() throws Exception;
    }

    /** @param least how many chunks the counter has to see, which is told of them beside the stream */
    private void assertWhole(StreamLog received, int number, int least, Sending sending) throws Exception {
        try (UpdatableRegistration registration = meeting.queue().subscribe(_ -> chunks.increment(),
                Map.of(QueueConstants.EVENT_TYPES, "room_event.stream_chunk_received"))) {
            sending.send();
            assertThat(received.await(number).text()).isEqualTo(REPEATED);
            await("chunks").atMost(Attendee.TIMEOUT).until(() -> chunks.sum() >= least);
        }
    }

    @ParameterizedTest
    @CsvSource({"python, true", "node, true", "browser, true", "go, false"})
    void shouldBeReadWhenAnyClientHasSentIt(String sdk, boolean compresses) throws Exception {
        Attendee ada = meeting.join("ada");
        StreamLog received = StreamLog.of(ada.room(), "compressed");
        Peer bob = meeting.peer(sdk, "bob");
        ada.awaitParticipant("bob");
        int expected = compresses ? 0 : 1 + REPEATED.length() / CHUNK;
        assertWhole(received, 0, expected, () -> bob.ask("send_text", "text", REPEATED, "topic", "compressed"));

        assertThat(chunks.sum()).isEqualTo(expected);
    }

    @Test
    void shouldBeSentAsTheOptionsSay() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        StreamLog received = StreamLog.of(bob.room(), "compressed");
        ada.awaitParticipant("bob");
        assertWhole(received, 0, 0, () -> LiveKit.await(ada.room().localParticipant().sendText(REPEATED, TEXT)));
        assertThat(chunks.sum()).isZero();
        assertWhole(received, 1, REPEATED.length() / CHUNK,
                () -> LiveKit.await(ada.room().localParticipant().sendText(REPEATED, TEXT.withCompress(false))));
    }
}
