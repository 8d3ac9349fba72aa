package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.OwnedTextStreamWriter;
import org.livekit4j.ffi.proto.StreamError;
import org.livekit4j.ffi.proto.TextStreamInfo;
import org.livekit4j.ffi.proto.TextStreamOpenCallback;
import org.livekit4j.ffi.proto.TextStreamWriterCloseCallback;
import org.livekit4j.ffi.proto.TextStreamWriterWriteCallback;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamWriter;

@Timeout(30)
class OutgoingStreamsTest {
    private static final long WRITER = 800;

    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.silentRoom();
    private final LocalParticipant me = room.localParticipant();

    private TextStreamWriter open() {
        CompletableFuture<TextStreamWriter> opening = me.streamText(TextStreamOptions.DEFAULTS.withTopic("t"));
        fixture.client.answerTo(MessageCase.TEXT_STREAM_OPEN).complete(FfiEvent.newBuilder().setTextStreamOpen(
                TextStreamOpenCallback.newBuilder().setAsyncId(1).setWriter(OwnedTextStreamWriter.newBuilder()
                        .setHandle(Fixture.handle(WRITER)).setInfo(Full.<TextStreamInfo>of(TextStreamInfo.newBuilder()))))
                .build());
        return opening.join();
    }

    private void answerWrite(String error) {
        TextStreamWriterWriteCallback.Builder answer = TextStreamWriterWriteCallback.newBuilder().setAsyncId(1);
        if (!error.isEmpty()) {
            answer.setError(StreamError.newBuilder().setDescription(error));
        }
        fixture.client.answerTo(MessageCase.TEXT_STREAM_WRITE)
                .complete(FfiEvent.newBuilder().setTextStreamWriterWrite(answer).build());
    }

    private void answerClose() {
        fixture.client.answerTo(MessageCase.TEXT_STREAM_CLOSE).complete(FfiEvent.newBuilder()
                .setTextStreamWriterClose(TextStreamWriterCloseCallback.newBuilder().setAsyncId(1)).build());
    }

    private List<String> written() {
        return fixture.client.requests.stream().filter(FfiRequest::hasTextStreamWrite)
                .map(request -> request.getTextStreamWrite().getText()).toList();
    }

    private FfiRequest closing() {
        return fixture.client.requests.stream().filter(FfiRequest::hasTextStreamClose).findFirst().orElseThrow();
    }

    @Test
    void shouldSendOneWriteAtATimeWhenThereAreSeveral() {
        TextStreamWriter writer = open();
        CompletableFuture<Void> first = writer.write("a");
        writer.write("b");
        CompletableFuture<Void> end = writer.finish(Map.of("k", "v"));
        assertThat(written()).containsExactly("a");
        answerWrite("");
        first.join();
        assertThat(written()).containsExactly("a", "b");
        assertThat(fixture.client.hasAsked(MessageCase.TEXT_STREAM_CLOSE)).isFalse();
        answerWrite("");
        assertThat(closing().getTextStreamClose().getAttributesMap()).isEqualTo(Map.of("k", "v"));
        assertThat(closing().getTextStreamClose().hasReason()).isFalse();
        answerClose();
        end.join();
        assertThatIllegalStateException().isThrownBy(() -> writer.write("late"));
        writer.finish().join();
        writer.abort("late").join();
        assertThat(fixture.client.live).as("consumed by the request, not released").containsKey(WRITER);
    }

    @Test
    void shouldEndAsAbortedWhenAPartCouldNotBeSent() {
        TextStreamWriter writer = open();
        CompletableFuture<Void> first = writer.write("a");
        CompletableFuture<Void> second = writer.write("b");
        answerWrite("no way");
        for (CompletableFuture<Void> write : List.of(first, second)) {
            assertThat(write).failsWithin(10, TimeUnit.SECONDS).withThrowableThat().havingCause()
                    .isInstanceOf(LiveKitException.class).withMessageContaining("no way");
        }
        writer.finish();
        assertThat(closing().getTextStreamClose().getReason()).contains("could not be sent");
    }

    @Test
    void shouldDropWhatWaitsWhenItIsAborted() {
        TextStreamWriter writer = open();
        writer.write("a");
        CompletableFuture<Void> waiting = writer.write("b");
        writer.abort("enough");
        answerWrite("");
        assertThat(waiting).failsWithin(10, TimeUnit.SECONDS);
        assertThat(written()).containsExactly("a");
        assertThat(closing().getTextStreamClose().getReason()).isEqualTo("enough");
    }

    @Test
    void shouldGiveTheWriterBackWhenTheRoomEnds() {
        TextStreamWriter writer = open();
        CompletableFuture<Void> write = writer.write("a");
        room.close();
        assertThat(write).failsWithin(10, TimeUnit.SECONDS).withThrowableThat().havingCause()
                .isInstanceOf(RoomEndedException.class);
        assertThat(writer.write("b")).failsWithin(10, TimeUnit.SECONDS);
        assertThat(fixture.client.live.values()).doesNotContain(HandleKind.STREAM_WRITER);
        writer.close();
    }

    @Test
    void shouldAbortTheStreamWhenItsCallerHasGivenUp() {
        CompletableFuture<TextStreamWriter> opening = me.streamText(TextStreamOptions.DEFAULTS);
        opening.cancel(false);
        fixture.client.answerTo(MessageCase.TEXT_STREAM_OPEN).complete(FfiEvent.newBuilder().setTextStreamOpen(
                TextStreamOpenCallback.newBuilder().setAsyncId(1).setWriter(OwnedTextStreamWriter.newBuilder()
                        .setHandle(Fixture.handle(WRITER)).setInfo(Full.<TextStreamInfo>of(TextStreamInfo.newBuilder()))))
                .build());
        assertThat(closing().getTextStreamClose().getReason()).isNotEmpty();
    }

    @Test
    void shouldRefuseWhatIsTooLarge() {
        TextStreamOptions large = TextStreamOptions.DEFAULTS.withAttributes(Map.of("a", "x".repeat(14_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> me.sendText("", large))
                .withMessage("options have 14001 bytes, 14001 of them in attributes; "
                        + "topic, attributes, identities, ids and names can have 14000 together at most");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> me.sendBytes(new byte[2], ByteStreamOptions.DEFAULTS.withTotalBytes(3)))
                .withMessage("totalBytes is 3, but the content has 2 bytes");
        TextStreamWriter writer = open();
        assertThatIllegalArgumentException().isThrownBy(() -> writer.abort(" ")).withMessageContaining("reason");
        assertThatIllegalArgumentException().isThrownBy(() -> writer.finish(Map.of("a", "x".repeat(14_000))))
                .withMessageContaining("attributes");
    }

    @Test
    void shouldFailWhenTheParticipantMayNotSendData() {
        fixture.permit(true, false);
        assertThat(me.sendText("a", TextStreamOptions.DEFAULTS)).failsWithin(10, TimeUnit.SECONDS).withThrowableThat()
                .havingCause().isInstanceOf(LiveKitException.class).withMessageContaining("send data");
        assertThat(fixture.client.hasAsked(MessageCase.SEND_TEXT)).isFalse();
    }
}
