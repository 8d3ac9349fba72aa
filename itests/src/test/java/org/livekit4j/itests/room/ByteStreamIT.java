package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.LiveKit;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.stream.ByteStreamInfo;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.ByteStreamWriter;
import org.livekit4j.room.stream.StreamException;

/** Streams of bytes, through a real server. */
class ByteStreamIT {
    private static final ByteStreamOptions FILES = ByteStreamOptions.DEFAULTS.withTopic("files");
    private static final int LARGE = 20_000_000;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @TempDir
    private Path folder;

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    @Test
    void shouldReachPythonAndComeBackWhenItIsLarge() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        StreamLog received = StreamLog.of(ada.room(), "files");
        bob.ask("receive_streams", "topic", "files");
        byte[] content = random(LARGE);
        CompletableFuture<ByteStreamInfo> sending = ada.room().localParticipant().sendBytes(content, FILES.withName("there"));
        CompletableFuture<JsonObject> back = bob.send("send_bytes", "size", LARGE, "topic", "files", "name", "back");
        LiveKit.await(sending);
        JsonObject there = bob.awaitEvent("byte_stream");

        assertThat(there.get("sha256").getAsString()).isEqualTo(StreamLog.sha256(content));
        assertThat(there.get("name").getAsString()).isEqualTo("there");
        assertThat(received.await(0).sha256()).isEqualTo(back.join().get("sha256").getAsString());
        assertThat(received.await(0).byteInfo().name()).isEqualTo("back");
        assertThat(received.await(0).byteInfo().totalBytes()).hasValue(LARGE);
    }

    @Test
    void shouldCarryContentOfEverySize() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        StreamLog received = StreamLog.of(bob.room(), "files");
        ada.awaitParticipant("bob");
        int number = 0;
        for (int size : new int[]{0, 1, 14_999, 15_001, 100_000, 1_500_000}) {
            LiveKit.await(ada.room().localParticipant().sendBytes(random(size), FILES));
            assertThat(received.await(number++).content()).isEqualTo(random(size));
        }
    }

    @Test
    void shouldBeSavedUnderTheReceiversNameWhenItIsAFile() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ada.awaitParticipant("bob");
        Path source = Files.write(folder.resolve("source.txt"), random(1_000_000));
        Path target = folder.resolve("target");
        Files.createFile(folder.resolve("taken"));
        CompletableFuture<Long> saved = new CompletableFuture<>();
        List<ByteStreamInfo> infos = new CopyOnWriteArrayList<>();
        bob.room().registerByteStreamHandler("files", (_, stream) -> {
            infos.add(stream.info());
            Assertions.assertThatExceptionOfType(FileAlreadyExistsException.class)
                    .isThrownBy(() -> stream.saveTo(folder.resolve("taken")));
            saved.complete(stream.saveTo(target));
        });
        List<Long> progress = new CopyOnWriteArrayList<>();
        LiveKit.await(ada.room().localParticipant().sendFile(source, FILES, (sent, total) -> {
            assertThat(total).isEqualTo(1_000_000);
            progress.add(sent);
        }));

        assertThat(saved.get()).isEqualTo(1_000_000);
        assertThat(target).hasSameBinaryContentAs(source);
        assertThat(infos.getFirst().name()).isEqualTo("source.txt");
        assertThat(infos.getFirst().mimeType()).isEqualTo("text/plain");
        assertThat(progress).isSorted().hasSizeGreaterThan(3).endsWith(1_000_000L);
        assertThat(folder).isDirectoryNotContaining(file -> file.getFileName().toString().endsWith(".part"));
        assertThatIllegalArgumentException().isThrownBy(() -> ada.room().localParticipant().sendFile(folder, FILES))
                .withMessageContaining("file is " + folder);
    }

    @Test
    void shouldLoseNothingWhenItIsReadLaterThanItComes() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob",
                RoomOptions.DEFAULTS.withIncomingLimits(IncomingLimits.DEFAULTS.withStreamBytes(100_000, 30_000_000)));
        ada.awaitParticipant("bob");
        CountDownLatch sent = new CountDownLatch(1);
        CompletableFuture<String> read = new CompletableFuture<>();
        bob.room().registerByteStreamHandler("files", (_, stream) -> {
            sent.await();
            try (InputStream input = stream.inputStream()) {
                read.complete(StreamLog.sha256(input.readAllBytes()));
            }
        });
        byte[] content = random(10_000_000);
        try (OutputStream output = LiveKit.await(ada.room().localParticipant().streamBytes(FILES)).outputStream()) {
            output.write(content, 0, 3);
            output.write(content[3]);
            output.write(content, 4, content.length - 4);
        }
        sent.countDown();

        assertThat(read.get()).isEqualTo(StreamLog.sha256(content));
    }

    @Test
    void shouldBeRefusedAtOnceWhenItsSenderSaysThatItIsTooLong() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ada.awaitParticipant("bob");
        CompletableFuture<Throwable> failed = new CompletableFuture<>();
        bob.room().registerByteStreamHandler("files",
                (_, stream) -> failed.complete(Assertions.catchThrowable(() -> stream.readAll(1_000))));
        ByteStreamWriter writer = LiveKit.await(ada.room().localParticipant().streamBytes(FILES.withTotalBytes(1_001)));

        assertThat(failed.get()).isInstanceOf(StreamException.class).hasMessageContaining("1001 bytes");
        LiveKit.await(writer.abort("not wanted"));
    }

    @Test
    void shouldGiveEverythingBackWhenReadersAndWritersAreAbandoned() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ada.awaitParticipant("bob");
        bob.room().registerByteStreamHandler("files", (_, stream) -> stream.close());
        bob.room().registerByteStreamHandler("broken", (_, _) -> {
            throw new IOException("expected in this test");
        });
        LiveKit.await(ada.room().localParticipant().sendBytes(random(1_200_000), FILES));
        LiveKit.await(ada.room().localParticipant().sendBytes(random(1_200_000), FILES.withTopic("broken")));
        ada.room().localParticipant().streamBytes(FILES).cancel(false);
        ByteStreamWriter abandoned = LiveKit.await(ada.room().localParticipant().streamBytes(FILES));
        abandoned.write(random(100));
        await().atMost(Attendee.TIMEOUT).untilAsserted(() -> {
            assertThat(bob.room().incomingStatistics().streamsTaken()).isGreaterThanOrEqualTo(3);
            assertThat(bob.room().incomingStatistics().streamsRunning()).isZero();
            assertThat(meeting.client().handles().liveByKind()).doesNotContainKey(HandleKind.STREAM_READER);
        });
    }

    @Test
    void shouldLeaveStreamsUnreadWhenTooManyAreHandled() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob",
                RoomOptions.DEFAULTS.withIncomingLimits(IncomingLimits.DEFAULTS.withStreams(2, 2)));
        ada.awaitParticipant("bob");
        CountDownLatch over = new CountDownLatch(1);
        bob.room().registerByteStreamHandler("files", (_, _) -> over.await());
        for (int i = 0; i < 4; i++) {
            LiveKit.await(ada.room().localParticipant().sendBytes(random(10), FILES));
        }
        await().atMost(Attendee.TIMEOUT).untilAsserted(() -> {
            assertThat(bob.room().incomingStatistics().streamsRefused()).isEqualTo(2);
            assertThat(bob.room().incomingStatistics().streamsRunning()).isEqualTo(2);
        });
        over.countDown();
        await().atMost(Attendee.TIMEOUT).until(() -> bob.room().incomingStatistics().streamsRunning() == 0);
    }
}
