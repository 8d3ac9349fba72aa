package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.ByteStreamReader;
import org.livekit4j.room.stream.ByteStreamWriter;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamWriter;

/** Rooms that end in the middle of each operation on a stream: it is settled, and everything is given back. */
class BrokenStreamsIT {
    private static final String TOPIC = "broken";
    private static final TextStreamOptions TEXT = TextStreamOptions.DEFAULTS.withTopic(TOPIC);
    private static final ByteStreamOptions BYTES = ByteStreamOptions.DEFAULTS.withTopic(TOPIC);
    private static final int LARGE = 20_000_000;
    private static final int ROUNDS = 20;

    @RegisterExtension
    final Meeting meeting = new Meeting();
    @TempDir
    private Path folder;

    /** Handles a stream in a way of its own. */
    private interface Reading {
        void read(ByteStreamReader stream, Path folder) throws Exception;
    }

    private static void end(Attendee ada, PythonPeer admin, Meeting meeting) {
        if (admin == null) {
            ada.room().close();
        } else {
            admin.admin(meeting.server(), "remove_participant", Map.of("room", meeting.name(), "identity", "ada"));
            ada.room().ended().orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldSettleWhatIsSentWhenTheRoomEnds(boolean removed) throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        bob.ask("receive_streams", "topic", TOPIC);
        LocalParticipant sender = ada.room().localParticipant();
        byte[] large = new byte[LARGE];
        Path file = Files.write(folder.resolve("file"), large);
        TextStreamWriter text = sender.streamText(TEXT).join();
        ByteStreamWriter bytes = sender.streamBytes(BYTES).join();
        List<Function<LocalParticipant, CompletableFuture<?>>> operations = List.of(p -> p.sendText("x", TEXT),
                p -> p.sendText("x".repeat(2_000_000), TEXT), p -> p.sendBytes(new byte[100], BYTES),
                p -> p.sendBytes(large, BYTES), p -> p.sendFile(file, BYTES), p -> p.streamText(TEXT),
                p -> p.streamBytes(BYTES), _ -> text.write("y".repeat(100_000)), _ -> bytes.write(new byte[100_000]),
                p -> p.streamText(TEXT).thenCompose(TextStreamWriter::finish),
                p -> p.streamBytes(BYTES).thenCompose(writer -> writer.abort("enough")));
        List<CompletableFuture<?>> pending = Stream.generate(() -> operations).limit(ROUNDS).flatMap(List::stream)
                .<CompletableFuture<?>>map(operation -> operation.apply(sender)).toList();
        end(ada, removed ? bob : null, meeting);

        pending.forEach(DepartureIT::assertSettled);
        assertThat(sender.sendText("late", TEXT)).failsWithin(Attendee.TIMEOUT).withThrowableThat()
                .withCauseInstanceOf(RoomEndedException.class);
        for (CompletableFuture<Void> end : List.of(text.finish(), bytes.abort("late"))) {
            DepartureIT.assertSettled(end);
        }
    }

    static Stream<Named<Reading>> readings() {
        Consumer<byte[]> nothing = _ -> {
        };
        return Stream.of(Named.of("take", (stream, _) -> {
            while (stream.take() != null) {
                Thread.onSpinWait();
            }
        }), Named.of("forEach", (stream, _) -> stream.forEach(nothing)), Named.of("inputStream", (stream, _) -> {
            try (InputStream input = stream.inputStream()) {
                input.readAllBytes();
            }
        }), Named.of("readAll", (stream, _) -> stream.readAll(LARGE)),
                Named.of("saveTo", (stream, target) -> stream.saveTo(target.resolve("saved"))));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void shouldFailInEachWayOfReadingWhenTheRoomEnds(Reading reading) throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        CompletableFuture<Exception> failed = new CompletableFuture<>();
        ada.room().registerByteStreamHandler(TOPIC, (_, stream) -> {
            try {
                reading.read(stream, folder);
                failed.complete(null);
            } catch (Exception e) {
                failed.complete(e);
            }
        });
        CompletableFuture<JsonObject> sending = bob.send("send_bytes", "size", LARGE, "topic", TOPIC);
        await().atMost(Attendee.TIMEOUT).failFast("it was sent before it came", sending::isDone)
                .until(() -> ada.room().incomingStatistics().streamsRunning() == 1);
        ada.room().close();

        Exception thrown = failed.orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(thrown instanceof IOException ? thrown.getCause() : thrown).isInstanceOf(RoomEndedException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldGiveEverythingBackWhenTheRoomEndsBeforeItsStreamsAreRead() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        ada.room().registerByteStreamHandler(TOPIC, (room, _) -> room.ended().join());
        for (int i = 0; i < ROUNDS; i++) {
            bob.send("send_bytes", "size", 100_000, "topic", TOPIC);
        }
        await().atMost(Attendee.TIMEOUT).until(() -> ada.room().incomingStatistics().streamsRunning() > 1);
        ada.room().close();

        await().atMost(Attendee.TIMEOUT).until(() -> ada.room().incomingStatistics().streamsRunning() == 0);
    }
}
