package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.livekit4j.room.Room;
import org.livekit4j.room.stream.ByteStreamInfo;
import org.livekit4j.room.stream.ByteStreamReader;
import org.livekit4j.room.stream.TextStreamInfo;
import org.livekit4j.room.stream.TextStreamReader;

/** Remembers each stream of a topic that a room receives. */
final class StreamLog {
    private final List<Received> streams = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    /**
     * A stream that has ended.
     *
     * @param content as far as it came
     * @param failure with which it has broken off; null if it is whole
     */
    record Received(String sender, Map<String, String> attributes, Object info, byte[] content, Exception failure) {

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        String sha256() {
            return StreamLog.sha256(content);
        }

        TextStreamInfo textInfo() {
            return (TextStreamInfo) info;
        }

        ByteStreamInfo byteInfo() {
            return (ByteStreamInfo) info;
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static StreamLog of(Room room, String topic) {
        StreamLog log = new StreamLog();
        room.registerTextStreamHandler(topic, log::text);
        room.registerByteStreamHandler(topic, log::bytes);
        return log;
    }

    private void text(Room room, TextStreamReader stream) {
        StringBuilder content = new StringBuilder();
        Exception failure = null;
        try {
            for (String chunk : stream) {
                begun.countDown();
                content.append(chunk);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        streams.add(new Received(stream.senderIdentity(), stream.info().attributes(), stream.info(),
                content.toString().getBytes(StandardCharsets.UTF_8), failure));
    }

    private void bytes(Room room, ByteStreamReader stream) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Exception failure = null;
        try {
            for (byte[] chunk : stream) {
                begun.countDown();
                content.write(chunk);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        streams.add(new Received(stream.senderIdentity(), stream.info().attributes(), stream.info(), content.toByteArray(),
                failure));
    }

    /** Waits for the first content of any stream. */
    void awaitContent() throws InterruptedException {
        assertThat(begun.await(Attendee.TIMEOUT.toSeconds() * 3, TimeUnit.SECONDS)).as("some content has come").isTrue();
    }

    List<Received> streams() {
        return streams;
    }

    /** The stream of this number, the first is 0; waits for it. */
    Received await(int number) {
        Awaitility.await("stream " + number).atMost(Attendee.TIMEOUT.multipliedBy(3)).pollInterval(Duration.ofMillis(5))
                .until(() -> streams.size() > number);
        return streams.get(number);
    }
}
