package org.livekit4j.itests.hostile;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.livekit4j.data.DataStream;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.ByteStreamReader;
import org.livekit4j.room.stream.ByteStreamWriter;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamReader;
import org.livekit4j.room.stream.TextStreamWriter;

/** Streams of a room to try calls on. */
final class StreamInstances {
    /** A stream is closed when its handler returns. */
    private static final Duration HELD = Duration.ofSeconds(5);
    private static final long LONG_SECONDS = 30;
    private static final AtomicLong TOPICS = new AtomicLong();

    private StreamInstances() {}

    static TextStreamWriter textWriter(Stage stage) {
        return await(stage.meeting().room().localParticipant().streamText(TextStreamOptions.DEFAULTS));
    }

    static ByteStreamWriter byteWriter(Stage stage) {
        return await(stage.meeting().room().localParticipant().streamBytes(ByteStreamOptions.DEFAULTS));
    }

    /** Of a stream that has ended, so that nothing waits for more of it. */
    static TextStreamReader textReader(Stage stage) {
        CompletableFuture<TextStreamReader> opened = new CompletableFuture<>();
        String topic = "text " + TOPICS.incrementAndGet();
        stage.meeting().room().registerTextStreamHandler(topic, (_, stream) -> {
            opened.complete(stream);
            Thread.sleep(HELD);
        });
        await(peer(stage).sendText("text", TextStreamOptions.DEFAULTS.withTopic(topic)));
        return await(opened);
    }

    /** The same of a stream of bytes. */
    static ByteStreamReader byteReader(Stage stage) {
        CompletableFuture<ByteStreamReader> opened = new CompletableFuture<>();
        String topic = "bytes " + TOPICS.incrementAndGet();
        stage.meeting().room().registerByteStreamHandler(topic, (_, stream) -> {
            opened.complete(stream);
            Thread.sleep(HELD);
        });
        await(peer(stage).sendBytes(new byte[4], ByteStreamOptions.DEFAULTS.withTopic(topic)));
        return await(opened);
    }

    /** Published for the case, which may end it. */
    static LocalDataTrack localData(Stage stage) {
        return stage.own(await(stage.meeting().room().localParticipant().publishDataTrack("data " + TOPICS.incrementAndGet())));
    }

    static DataStream dataStream(Stage stage) {
        return stage.own(stage.data().openStream(stage.meeting().remoteData()));
    }

    private static LocalParticipant peer(Stage stage) {
        return stage.meeting().peer().localParticipant();
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(LONG_SECONDS, TimeUnit.SECONDS).join();
    }
}
