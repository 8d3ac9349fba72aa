package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.Registration;
import org.livekit4j.ffi.proto.ByteStreamInfo;
import org.livekit4j.ffi.proto.ByteStreamOpened;
import org.livekit4j.ffi.proto.ByteStreamReaderChunkReceived;
import org.livekit4j.ffi.proto.ByteStreamReaderEOS;
import org.livekit4j.ffi.proto.ByteStreamReaderEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.OwnedByteStreamReader;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.ffi.proto.StreamError;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.stream.ByteStreamReader;
import org.livekit4j.room.stream.StreamException;
import org.livekit4j.testing.FakeEvent;

@Timeout(30)
class IncomingStreamsTest {
    private static final long READER = 900;

    private final Fixture fixture = new Fixture();
    private final CompletableFuture<ByteStreamReader> opened = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private static RoomEvent.Builder opening(String topic) {
        return RoomEvent.newBuilder().setByteStreamOpened(ByteStreamOpened.newBuilder().setParticipantIdentity("bob")
                .setReader(OwnedByteStreamReader.newBuilder().setHandle(Fixture.handle(READER))
                        .setInfo(Full.<ByteStreamInfo>of(ByteStreamInfo.newBuilder().setTopic(topic).setName("../passwd")
                                .setTotalLength(4).putAttributes("a", "1")))));
    }

    private NativeRoom room() {
        NativeRoom room = fixture.silentRoom();
        room.registerByteStreamHandler("t", (_, stream) -> {
            opened.complete(stream);
            over.await();
        });
        return room;
    }

    /** The reader of a stream that was opened; its events come from now on. */
    private ByteStreamReader open() {
        fixture.fire(opening("t"));
        ByteStreamReader reader = opened.join();
        Fixture.await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.BYTE_READ_INCREMENTAL));
        return reader;
    }

    private void chunk(String content) {
        event(ByteStreamReaderEvent.newBuilder()
                .setChunkReceived(ByteStreamReaderChunkReceived.newBuilder().setContent(ByteString.copyFromUtf8(content))));
    }

    private void event(ByteStreamReaderEvent.Builder event) {
        fixture.fire(FfiEvent.newBuilder().setByteStreamReaderEvent(event.setReaderHandle(READER)).build());
    }

    private List<String> types() {
        return List.of((String[]) fixture.registered.getFirst().get(QueueConstants.EVENT_TYPES));
    }

    @Test
    void shouldAskForStreamsOnlyWhileThereIsAHandler() {
        NativeRoom room = fixture.silentRoom();
        assertThat(types()).noneMatch(type -> type.endsWith("stream_opened"));
        Registration registration = room.registerTextStreamHandler("", (_, _) -> {
        });
        assertThat(types()).contains("room_event.text_stream_opened").doesNotContain("room_event.byte_stream_opened");
        registration.close();
        assertThat(types()).noneMatch(type -> type.endsWith("stream_opened"));
    }

    @Test
    void shouldRefuseASecondHandlerUntilTheFirstIsGone() {
        NativeRoom room = fixture.silentRoom();
        Registration first = room.registerTextStreamHandler("t", (_, _) -> {
        });
        assertThatIllegalStateException().isThrownBy(() -> room.registerTextStreamHandler("t", (_, _) -> {
        })).withMessageContaining("'t' has a handler");
        first.close();
        room.registerTextStreamHandler("t", (_, _) -> {
        }).close();
    }

    @Test
    void shouldReadTheWholeStreamWhenItHasEnded() throws InterruptedException {
        room();
        ByteStreamReader reader = open();
        assertThat(fixture.registered.getLast().get(QueueConstants.EVENT_KEYS)).isEqualTo(READER);
        assertThat(fixture.registered.getLast().get(QueueConstants.DELIVERY)).isEqualTo("direct");
        chunk("ab");
        chunk("cd");
        event(ByteStreamReaderEvent.newBuilder().setEos(ByteStreamReaderEOS.newBuilder().putAttributes("b", "2")));

        assertThat(reader.readAll(4)).asString().isEqualTo("abcd");
        assertThat(reader.info().attributes()).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(reader.senderIdentity()).isEqualTo("bob");
        assertThat(reader.sender()).isPresent();
        assertThat(reader.take()).isNull();
        over.countDown();
        Fixture.await().until(() -> fixture.registered.size() == 1);
    }

    @Test
    void shouldFailWithTheSendersReasonWhenItBreaksOff() throws InterruptedException {
        room();
        ByteStreamReader reader = open();
        chunk("ab");
        event(ByteStreamReaderEvent.newBuilder()
                .setEos(ByteStreamReaderEOS.newBuilder().setError(StreamError.newBuilder().setDescription("enough"))));
        assertThat(reader.take()).asString().isEqualTo("ab");
        assertThatExceptionOfType(StreamException.class).isThrownBy(reader::take).withMessageContaining("enough");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> reader.inputStream().read())
                .withCauseInstanceOf(StreamException.class);
        over.countDown();
    }

    @Test
    void shouldRefuseAStreamThatIsTooLongAtOnce() {
        room();
        ByteStreamReader reader = open();
        assertThatExceptionOfType(StreamException.class).isThrownBy(() -> reader.readAll(3)).withMessageContaining("4 bytes");
        assertThatIllegalStateException().isThrownBy(reader::take);
        over.countDown();
    }

    @Test
    void shouldWriteWhereItIsToldWhenItIsSaved() throws Exception {
        room();
        ByteStreamReader reader = open();
        chunk("abcd");
        event(ByteStreamReaderEvent.newBuilder().setEos(ByteStreamReaderEOS.newBuilder()));
        Path taken = Files.createFile(folder.resolve("taken"));
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> reader.saveTo(taken));
        assertThat(reader.saveTo(folder.resolve("saved"))).isEqualTo(4);
        assertThat(folder.resolve("saved")).hasContent("abcd");
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("saved")).isDirectoryNotContaining("glob:**.part");
        over.countDown();
    }

    @Test
    void shouldFailWhenTheRoomEnds() {
        NativeRoom room = room();
        ByteStreamReader reader = open();
        room.streams().end(DisconnectReason.SERVER_SHUTDOWN);
        assertThatExceptionOfType(RoomEndedException.class).isThrownBy(reader::take)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(DisconnectReason.SERVER_SHUTDOWN));
        over.countDown();
    }

    @Test
    void shouldLeaveTheReaderToItsEventWhenTheTopicHasNoHandler() {
        room();
        FakeEvent event = fixture.fire(opening("other"));
        assertThat(event.claimed.get()).isFalse();
        over.countDown();
    }

    @Test
    void shouldLeaveStreamsUnreadWhenTooManyAreHandled() {
        fixture.options = RoomOptions.DEFAULTS.withIncomingLimits(IncomingLimits.DEFAULTS.withStreams(1, 1));
        NativeRoom room = room();
        open();
        assertThat(fixture.fire(opening("t")).claimed.get()).isFalse();
        assertThat(room.incomingStatistics().streamsRefused()).isEqualTo(1);
        assertThat(room.incomingStatistics().streamsRunning()).isEqualTo(1);
        over.countDown();
        Fixture.await().until(() -> room.incomingStatistics().streamsRunning() == 0);
    }
}
