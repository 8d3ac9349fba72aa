package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.ChatMessage;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.OwnedTextStreamWriter;
import org.livekit4j.ffi.proto.ParticipantKind;
import org.livekit4j.ffi.proto.PublishTranscriptionCallback;
import org.livekit4j.ffi.proto.SendChatMessageCallback;
import org.livekit4j.ffi.proto.SetDataChannelBufferedAmountLowThresholdRequest;
import org.livekit4j.ffi.proto.StreamSendTextCallback;
import org.livekit4j.ffi.proto.StreamTextOptions;
import org.livekit4j.ffi.proto.TextStreamInfo;
import org.livekit4j.ffi.proto.TextStreamInfo.OperationType;
import org.livekit4j.ffi.proto.TextStreamOpenCallback;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.TranscriptionSegment;
import org.livekit4j.room.stream.TextStreamWriter;

@Timeout(30)
class OutgoingTalkTest {
    private static final Transcription SPOKEN = new Transcription("bob", "TR_bob",
            List.of(new TranscriptionSegment("S1", "a", 1, 2, "en", true),
                    new TranscriptionSegment("S2", "b", 1, 2, "en", false)));

    private final Fixture fixture = new Fixture();
    private NativeRoom room = fixture.silentRoom();

    private LocalParticipant me() {
        return room.localParticipant();
    }

    private StreamTextOptions answerText(int number) {
        Fixture.await().until(() -> fixture.client.asked(MessageCase.SEND_TEXT) == number);
        fixture.client.answerTo(MessageCase.SEND_TEXT).complete(FfiEvent.newBuilder().setSendText(
                StreamSendTextCallback.newBuilder().setAsyncId(1).setInfo(Full.<TextStreamInfo>of(TextStreamInfo.newBuilder())))
                .build());
        return fixture.client.requests.stream().filter(request -> request.getMessageCase() == MessageCase.SEND_TEXT)
                .toList().get(number - 1).getSendText().getOptions();
    }

    private void answerChat(MessageCase kind, String id) {
        fixture.client.answerTo(kind).complete(FfiEvent.newBuilder().setChatMessage(SendChatMessageCallback.newBuilder()
                .setAsyncId(1).setChatMessage(Full.<ChatMessage>of(ChatMessage.newBuilder().setId(id).setMessage("hi"))))
                .build());
    }

    @Test
    void shouldSendAChatMessageAsPacketAndStreamOfOneId() {
        CompletableFuture<org.livekit4j.room.ChatMessage> sent = me().sendChatMessage("hi", List.of("bob"));
        answerChat(MessageCase.SEND_CHAT_MESSAGE, "17");
        StreamTextOptions stream = answerText(1);

        assertThat(sent.join().id()).isEqualTo("17");
        assertThat(stream.getTopic()).isEqualTo("lk.chat");
        assertThat(stream.getId()).isEqualTo("17");
        assertThat(stream.getDestinationIdentitiesList()).containsExactly("bob");
        assertThat(stream.hasOperationType()).isFalse();

        CompletableFuture<org.livekit4j.room.ChatMessage> edited = me().editChatMessage(sent.join(), "hello", List.of());
        answerChat(MessageCase.EDIT_CHAT_MESSAGE, "17");
        stream = answerText(2);
        assertThat(edited.join().id()).isEqualTo("17");
        assertThat(stream.getId()).isEqualTo("17");
        assertThat(stream.getOperationType()).isEqualTo(OperationType.UPDATE);
    }

    @Test
    void shouldRefuseAChatMessageThatFitsIntoNoPacket() {
        assertThatIllegalArgumentException().isThrownBy(() -> me().sendChatMessage("ä".repeat(25_001), List.of()))
                .withMessageContaining("message has 50002 bytes").withMessageContaining("sendText");
        assertThat(fixture.client.hasAsked(MessageCase.SEND_CHAT_MESSAGE)).isFalse();
    }

    @Test
    void shouldSendATranscriptionAsPacketAndAStreamForEachSegment() {
        CompletableFuture<Void> sent = me().publishTranscription(SPOKEN);
        fixture.client.answerTo(MessageCase.PUBLISH_TRANSCRIPTION).complete(FfiEvent.newBuilder()
                .setPublishTranscription(PublishTranscriptionCallback.newBuilder().setAsyncId(1)).build());

        StreamTextOptions first = answerText(1);
        assertThat(first.getTopic()).isEqualTo("lk.transcription");
        assertThat(first.getAttributesMap()).isEqualTo(
                Map.of("lk.segment_id", "S1", "lk.transcription_final", "true", "lk.transcribed_track_id", "TR_bob"));
        assertThat(first.hasSenderIdentity()).as("only an agent may").isFalse();
        assertThat(answerText(2).getAttributesMap()).containsEntry("lk.segment_id", "S2")
                .containsEntry("lk.transcription_final", "false");
        sent.join();
    }

    @Test
    void shouldSpeakForOthersWhenItIsAnAgent() {
        ((NativeLocalParticipant) me()).update(info -> info.setKind(ParticipantKind.PARTICIPANT_KIND_AGENT));
        me().streamTranscription("bob", "");

        StreamTextOptions options = fixture.client.requests.getLast().getTextStreamOpen().getOptions();
        assertThat(options.getSenderIdentity()).isEqualTo("bob");
        assertThat(options.getAttributesMap()).doesNotContainKey("lk.transcribed_track_id");
    }

    @Test
    void shouldSendNoPacketThatIsNotEncryptedInAnEncryptedRoom() {
        fixture.options = fixture.options.withEncryption(EncryptionOptions.of(new byte[1]));
        room = fixture.silentRoom();
        me().publishTranscription(SPOKEN);
        answerText(1);
        assertThat(fixture.client.hasAsked(MessageCase.PUBLISH_TRANSCRIPTION)).isFalse();
    }

    @Test
    void shouldCompleteASegmentWhenItsStreamIsFinished() {
        CompletableFuture<TextStreamWriter> opening = me().streamTranscription("me", "TR_a");
        fixture.client.answerTo(MessageCase.TEXT_STREAM_OPEN).complete(FfiEvent.newBuilder().setTextStreamOpen(
                TextStreamOpenCallback.newBuilder().setAsyncId(1).setWriter(OwnedTextStreamWriter.newBuilder()
                        .setHandle(Fixture.handle(800)).setInfo(Full.<TextStreamInfo>of(TextStreamInfo.newBuilder()))))
                .build());
        opening.join().finish();

        assertThat(fixture.client.requests.getLast().getTextStreamClose().getAttributesMap())
                .isEqualTo(Map.of("lk.transcription_final", "true"));
    }

    @Test
    void shouldRefuseASpeakerWithoutIdentity() {
        assertThatIllegalArgumentException().isThrownBy(() -> me().streamTranscription(" ", "TR_a"))
                .withMessageStartingWith("participantIdentity is blank");
    }

    @Test
    void shouldKeepThresholdsWhenTheRoomReconnects() {
        me().setBufferedAmountLowThreshold(false, 10);
        me().setBufferedAmountLowThreshold(true, 20);
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder()
                .setReconnected(org.livekit4j.ffi.proto.Reconnected.newBuilder()));

        assertThat(fixture.client.requests.stream()
                .filter(request -> request.getMessageCase() == MessageCase.SET_DATA_CHANNEL_BUFFERED_AMOUNT_LOW_THRESHOLD)
                .map(request -> request.getSetDataChannelBufferedAmountLowThreshold())
                .map(SetDataChannelBufferedAmountLowThresholdRequest::getThreshold)).containsExactly(10L, 20L, 20L, 10L);
        assertThat(me().bufferedAmountLowThreshold(true)).isEqualTo(20);
        me().setBufferedAmountLowThreshold(true, 8_388_608);
        for (long wrong : new long[]{-1, 8_388_609}) {
            assertThatIllegalArgumentException().isThrownBy(() -> me().setBufferedAmountLowThreshold(true, wrong))
                    .withMessage("bytes is " + wrong + "; it must be from 0 to 8388608");
        }
    }

    @Test
    void shouldKnowTheLatestToken() {
        assertThat(room.connectionDetails()).isEqualTo(Fixture.DETAILS);
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder()
                .setTokenRefreshed(org.livekit4j.ffi.proto.TokenRefreshed.newBuilder().setToken("newer")));
        assertThat(room.connectionDetails()).isEqualTo(new ConnectionDetails(Fixture.DETAILS.url(), "newer"));
    }
}
