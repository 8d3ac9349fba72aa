package org.livekit4j.itests.room;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.LiveKit;
import org.livekit4j.room.stream.ByteStreamOptions;

/** How much of what was sent is still on its way when sending is over. */
class BufferThresholdIT {
    private static final ByteStreamOptions FILE = ByteStreamOptions.DEFAULTS.withTopic("file").withCompress(false);
    private static final int BYTES = 8_000_000;
    /** Besides what is on its way through the network, the server and the receiver, which depends on the machine. */
    private static final int MORE = 500_000;

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private final LongAdder received = new LongAdder();

    private long onItsWay(Attendee from) throws Exception {
        received.reset();
        LiveKit.await(from.room().localParticipant().sendBytes(new byte[BYTES], FILE));
        long missing = BYTES - received.sum();
        await().atMost(Attendee.TIMEOUT).until(() -> received.sum() == BYTES);
        return missing;
    }

    private long least(Attendee from) throws Exception {
        return Math.min(Math.min(onItsWay(from), onItsWay(from)), onItsWay(from));
    }

    @Test
    void shouldKeepMoreInTheBufferWhenTheThresholdIsHigher() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        bob.room().registerByteStreamHandler("file", (_, stream) -> stream.forEach(chunk -> received.add(chunk.length)));
        ada.awaitParticipant("bob");
        ada.room().localParticipant().setBufferedAmountLowThreshold(true, 0);
        long little = least(ada);
        ada.room().localParticipant().setBufferedAmountLowThreshold(true, BYTES);
        await("much in the buffer, little being " + little).atMost(Attendee.TIMEOUT.multipliedBy(3))
                .until(() -> onItsWay(ada) > little + MORE);
    }
}
