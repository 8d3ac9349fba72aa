package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.Registration;
import org.livekit4j.ffi.proto.ChatMessageReceived;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.OwnedTextStreamReader;
import org.livekit4j.ffi.proto.ParticipantKind;
import org.livekit4j.ffi.proto.TextStreamInfo;
import org.livekit4j.ffi.proto.TextStreamOpened;
import org.livekit4j.ffi.proto.TextStreamReaderChunkReceived;
import org.livekit4j.ffi.proto.TextStreamReaderEOS;
import org.livekit4j.ffi.proto.TextStreamReaderEvent;
import org.livekit4j.ffi.proto.TranscriptionReceived;
import org.livekit4j.ffi.proto.TranscriptionSegment;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;

@Timeout(30)
class TalkTest {
    private static final String TEXT_STREAMS = "room_event.text_stream_opened";
    private static final RoomListener NOBODY = (_, _) -> {
    };

    private final Fixture fixture = new Fixture();
    private long reader = 900;

    private List<String> types() {
        return List.of((String[]) fixture.registered.stream()
                .filter(any -> String.valueOf(any.get(QueueConstants.NAME)).startsWith("room ")).findFirst().orElseThrow()
                .get(QueueConstants.EVENT_TYPES));
    }

    /** A stream of bob's. Chunks and the end follow at once. */
    private void stream(TextStreamInfo.Builder info, Map<String, String> lastAttributes, String... chunks) {
        long handle = ++reader;
        long before = fixture.client.asked(FfiRequest.MessageCase.TEXT_READ_INCREMENTAL);
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setTextStreamOpened(TextStreamOpened.newBuilder()
                .setParticipantIdentity("bob").setReader(OwnedTextStreamReader.newBuilder().setHandle(Fixture.handle(handle))
                        .setInfo(Full.<TextStreamInfo>of(info.setGenerated(false).setReplyToStreamId("r"))))));
        Fixture.await().until(() -> fixture.client.asked(FfiRequest.MessageCase.TEXT_READ_INCREMENTAL) > before);
        for (String chunk : chunks) {
            event(handle, TextStreamReaderEvent.newBuilder().setChunkReceived(
                    TextStreamReaderChunkReceived.newBuilder().setContentBytes(ByteString.copyFromUtf8(chunk))));
        }
        event(handle, TextStreamReaderEvent.newBuilder()
                .setEos(TextStreamReaderEOS.newBuilder().putAllAttributes(lastAttributes)));
        Fixture.await().until(() -> fixture.registered.size() == 1); // its handler has returned
    }

    private void event(long handle, TextStreamReaderEvent.Builder event) {
        fixture.fire(FfiEvent.newBuilder().setTextStreamReaderEvent(event.setReaderHandle(handle)).build());
    }

    private void chatStream(String id, String text) {
        stream(TextStreamInfo.newBuilder().setTopic("lk.chat").setStreamId(id).setTimestamp(7), Map.of(), text);
    }

    private void chatPacket(String id, String text) {
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setChatMessage(ChatMessageReceived.newBuilder()
                .setParticipantIdentity("bob")
                .setMessage(org.livekit4j.ffi.proto.ChatMessage.newBuilder().setId(id).setTimestamp(5).setMessage(text))));
    }

    private void transcriptionStream(String segment, String track, boolean complete, String... chunks) {
        stream(TextStreamInfo.newBuilder().setTopic("lk.transcription").putAttributes("lk.segment_id", segment)
                .putAttributes("lk.transcribed_track_id", track).putAttributes("lk.transcription_final", "false"),
                complete ? Map.of("lk.transcription_final", "true") : Map.of(), chunks);
    }

    private void transcriptionPacket(String segment, String track) {
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setTranscriptionReceived(TranscriptionReceived.newBuilder()
                .setParticipantIdentity("bob").setTrackSid(track).addSegments(
                        Full.<TranscriptionSegment>of(TranscriptionSegment.newBuilder().setId(segment).setText("packet")))));
    }

    private <E extends RoomEvent> List<E> told(Class<E> type) {
        Fixture.await().until(() -> !fixture.events.isEmpty());
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder()
                .setReconnecting(org.livekit4j.ffi.proto.Reconnecting.newBuilder())); // comes after all
        fixture.awaitEvent(RoomEvent.Reconnecting.class);
        return fixture.events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<String> chats() {
        return told(RoomEvent.ChatMessageReceived.class).stream()
                .map(event -> event.message().message() + event.message().edited().map(_ -> " (edited)").orElse("")).toList();
    }

    private List<String> segments() {
        return told(RoomEvent.TranscriptionReceived.class).stream().map(RoomEvent.TranscriptionReceived::transcription)
                .map(spoken -> spoken.participantIdentity() + " " + spoken.trackSid() + " " + spoken.segments().getFirst().id()
                        + " " + spoken.segments().getFirst().text() + " " + spoken.segments().getFirst().complete())
                .toList();
    }

    @Test
    void shouldAskForTextStreamsOnlyWhileAListenerWantsWhatTheyAre() {
        NativeRoom room = fixture.silentRoom();
        room.addListener(NOBODY, Set.of(RoomEvent.DataReceived.class));
        assertThat(types()).doesNotContain(TEXT_STREAMS);
        Registration chat = room.addListener(NOBODY, Set.of(RoomEvent.ChatMessageReceived.class));
        Registration all = room.addListener(NOBODY);
        assertThat(types()).contains(TEXT_STREAMS).doesNotContain("room_event.byte_stream_opened");
        chat.close();
        assertThat(types()).contains(TEXT_STREAMS);
        all.close();
        assertThat(types()).doesNotContain(TEXT_STREAMS);
    }

    @Test
    void shouldTellAChatMessageOnceWhenItComesBothWays() {
        fixture.room();
        chatPacket("1", "packet first");
        chatStream("1", "packet first");
        chatStream("2", "stream first");
        chatPacket("2", "stream first");
        chatStream("3", "stream only");

        assertThat(chats()).containsExactly("packet first", "stream first", "stream only");
    }

    @Test
    void shouldTellEachEditOnce() {
        fixture.room();
        chatStream("1", "helo");
        chatPacket("1", "helo");
        chatStream("1", "hello");
        chatPacket("1", "hello");
        chatStream("1", "hello!");

        assertThat(chats()).containsExactly("helo", "hello (edited)", "hello! (edited)");
        assertThat(fixture.events.stream().filter(RoomEvent.ChatMessageReceived.class::isInstance)
                .map(event -> ((RoomEvent.ChatMessageReceived) event).message().timestamp())).as("of the first")
                .containsOnly(Instant.ofEpochMilli(7));
    }

    @Test
    void shouldTellWhatAStreamSaysBesides() {
        fixture.room();
        stream(TextStreamInfo.newBuilder().setTopic("lk.chat").setStreamId("1").putAttributes("colour", "red"), Map.of(), "a",
                "b");
        RoomEvent.ChatMessageReceived told = told(RoomEvent.ChatMessageReceived.class).getFirst();

        assertThat(told.message().message()).isEqualTo("ab");
        assertThat(told.message().replyToId()).contains("r");
        assertThat(told.message().attributes()).isEqualTo(Map.of("colour", "red"));
        assertThat(told.participantIdentity()).isEqualTo("bob");
        assertThat(told.participant()).isPresent();
    }

    @Test
    void shouldLeaveTheStreamsToAHandlerWhenThereIsOne() {
        NativeRoom room = fixture.room();
        room.registerTextStreamHandler("lk.chat", (_, _) -> {
        });
        chatStream("1", "for the handler");
        assertThat(chats()).isEmpty();
    }

    @Test
    void shouldNotTellAChatMessageThatIsTooLong() {
        fixture.options = fixture.options.withIncomingLimits(IncomingLimits.DEFAULTS.withStreamBytes(10, 1_000));
        fixture.room();
        chatStream("1", "12345678901");
        chatStream("2", "1234567890");
        assertThat(chats()).containsExactly("1234567890");
    }

    @Test
    void shouldTellASegmentAsItGrowsAndWhenItIsComplete() {
        fixture.room();
        transcriptionStream("S1", "TR_bob", true, "hel", "lo");
        List<String> told = segments();

        assertThat(told).allMatch(segment -> segment.startsWith("bob TR_bob S1 hel"));
        assertThat(told.getLast()).isEqualTo("bob TR_bob S1 hello true");
        assertThat(told.subList(0, told.size() - 1)).isNotEmpty().allMatch(segment -> segment.endsWith(" false"));
        assertThat(told(RoomEvent.TranscriptionReceived.class).getFirst().publication()).isPresent();
    }

    @Test
    void shouldUseTheWayThatCameFirstWhenATrackHasBoth() {
        fixture.room();
        transcriptionPacket("P1", "TR_bob");
        transcriptionStream("S1", "TR_bob", true, "stream");
        transcriptionPacket("P2", "TR_bob");

        assertThat(segments()).extracting(text -> text.split(" ")[2]).containsExactly("P1", "P2");
    }

    @Test
    void shouldBelieveATrackOfSomeoneElseOnlyOfAnAgent() {
        NativeRoom room = fixture.room();
        String mine = fixture.publish(room, "TR_mine").sid();
        transcriptionStream("S1", mine, true, "spoof");
        assertThat(segments()).isNotEmpty().allMatch(text -> text.startsWith("bob  S1"));

        fixture.events.clear();
        agentBob(room);
        transcriptionStream("S2", mine, true, "true");
        assertThat(segments()).isNotEmpty().allMatch(text -> text.startsWith("me TR_mine S2"));
    }

    private static void agentBob(NativeRoom room) {
        NativeRemoteParticipant bob = (NativeRemoteParticipant) room.remoteParticipants().get("bob");
        bob.update(info -> info.setKind(ParticipantKind.PARTICIPANT_KIND_AGENT));
    }

    @Test
    void shouldCompleteASegmentThatIsEmpty() {
        fixture.room();
        transcriptionStream("S1", "", true);
        assertThat(segments()).containsExactly("bob  S1  true");
    }

    @Test
    void shouldTellNothingOfAStreamOfAnotherTopic() {
        fixture.room();
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setTextStreamOpened(TextStreamOpened.newBuilder()
                .setParticipantIdentity("bob").setReader(OwnedTextStreamReader.newBuilder().setHandle(Fixture.handle(1))
                        .setInfo(Full.<TextStreamInfo>of(TextStreamInfo.newBuilder().setTopic("other"))))));
        assertThat(fixture.client.asked(FfiRequest.MessageCase.TEXT_READ_INCREMENTAL)).isZero();
    }
}
