package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.LiveKit;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.IncomingStatistics;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.TranscriptionSegment;
import org.livekit4j.room.stream.TextStreamWriter;
import org.livekit4j.track.TrackSource;

/** Chat and transcriptions as today's clients send them: as text streams, as packets, and both ways. */
class TalkIT {
    @RegisterExtension
    final Meeting meeting = new Meeting();

    private static void awaitEachOther(Attendee ada, Attendee bob) {
        ada.awaitParticipant(bob.room().localParticipant().identity());
        bob.awaitParticipant(ada.room().localParticipant().identity());
    }

    /** Waits until so many streams have come and are read. */
    private static void awaitStreams(Attendee reader, long streams) {
        await("streams are read").atMost(Attendee.TIMEOUT).until(() -> {
            IncomingStatistics now = reader.room().incomingStatistics();
            return now.streamsTaken() >= streams && now.streamsRunning() == 0;
        });
    }

    private static List<ChatMessage> chats(Attendee reader) {
        return reader.events().stream().filter(RoomEvent.ChatMessageReceived.class::isInstance)
                .map(event -> ((RoomEvent.ChatMessageReceived) event).message()).toList();
    }

    private static List<RoomEvent.TranscriptionReceived> transcriptions(Attendee reader) {
        return reader.events().stream().filter(RoomEvent.TranscriptionReceived.class::isInstance)
                .map(RoomEvent.TranscriptionReceived.class::cast).toList();
    }

    private static TranscriptionSegment segment(RoomEvent.TranscriptionReceived event) {
        return event.transcription().segments().getFirst();
    }

    private String publishTone(Attendee speaker) {
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "voice", 500));
        return speaker.room().localParticipant().publishTrack(tone.track(),
                TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE)).join().sid();
    }

    @Test
    void shouldTellChatMessagesOnceAndInOrderWhenTheyComeBothWays() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        awaitEachOther(ada, bob);
        LocalParticipant me = ada.room().localParticipant();
        List<ChatMessage> sent = List.of(me.sendChatMessage("one", List.of()).join(), me.sendChatMessage("two", List.of()).join(),
                me.sendChatMessage("three", List.of("bob")).join());
        awaitStreams(bob, 3);

        assertThat(chats(bob)).isEqualTo(sent);
    }

    @Test
    void shouldTellAnEditOnceWhenItComesBothWays() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        awaitEachOther(ada, bob);
        ChatMessage sent = ada.room().localParticipant().sendChatMessage("helo", List.of()).join();
        ada.room().localParticipant().editChatMessage(sent, "hello", List.of()).join();
        awaitStreams(bob, 2);

        assertThat(chats(bob)).extracting(ChatMessage::message).containsExactly("helo", "hello");
        assertThat(chats(bob)).extracting(ChatMessage::id).containsOnly(sent.id());
        assertThat(chats(bob).getLast().edited()).isPresent();
    }

    @Test
    void shouldChatWithPythonByStreams() throws IOException {
        PythonPeer bob = meeting.python("bob");
        Attendee ada = meeting.join("ada");
        bob.ask("receive_streams", "topic", ChatMessage.TOPIC);
        ada.awaitParticipant("bob");
        ChatMessage there = ada.room().localParticipant().sendChatMessage("grüß dich", List.of()).join();
        JsonObject seen = bob.awaitEvent("text_stream");
        String back = bob.ask("send_text", "text", "dich auch", "topic", ChatMessage.TOPIC, "attributes", Map.of("mood", "good"),
                "reply", there.id()).get("id").getAsString();
        RoomEvent.ChatMessageReceived received = ada.awaitEvent(RoomEvent.ChatMessageReceived.class);

        assertThat(seen.get("id").getAsString()).isEqualTo(there.id());
        assertThat(seen.get("text").getAsString()).isEqualTo("grüß dich");
        assertThat(received.message().message()).isEqualTo("dich auch");
        assertThat(received.message().id()).isEqualTo(back);
        assertThat(received.message().replyToId()).contains(there.id());
        assertThat(received.message().attributes()).containsEntry("mood", "good");
        assertThat(received.participantIdentity()).isEqualTo("bob");
        assertThat(ada.room().remoteParticipants().get("bob").clientProtocol()).isPositive();
    }

    @Test
    void shouldTellATranscriptionOnceWhenAnAgentSendsItBothWays() throws IOException {
        PythonPeer scribe = meeting.pythonAgent("scribe");
        Attendee ada = meeting.join("ada");
        String sid = scribe.ask("publish_tone", "name", "voice", "hertz", 300).get("sid").getAsString();
        ada.awaitPublication("voice");
        scribe.ask("transcribe", "identity", "scribe", "track", sid, "pieces", List.of("one ", "two ", "three"));
        ada.awaitEvent(RoomEvent.TranscriptionReceived.class, event -> segment(event).complete());
        awaitStreams(ada, 1);
        List<RoomEvent.TranscriptionReceived> told = transcriptions(ada);

        assertThat(told).extracting(event -> segment(event).text()).containsExactly("one ", "one two ", "one two three");
        assertThat(told).extracting(event -> segment(event).id()).containsOnly("PACKET");
        assertThat(told.getLast().publication()).isPresent();
    }

    @Test
    void shouldTellWhatAnAgentHearsOfAnotherByStreams() throws IOException {
        PythonPeer scribe = meeting.pythonAgent("scribe");
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        String sid = publishTone(bob);
        ada.awaitPublication("voice");
        scribe.ask("transcribe", "identity", "bob", "track", sid, "pieces", List.of("grüß ", "dich"), "ways", List.of("stream"));
        RoomEvent.TranscriptionReceived complete = ada.awaitEvent(RoomEvent.TranscriptionReceived.class,
                event -> segment(event).complete());

        assertThat(segment(complete)).isEqualTo(new TranscriptionSegment("STREAM", "grüß dich", 0, 0, "", true));
        assertThat(complete.transcription().participantIdentity()).isEqualTo("bob");
        assertThat(complete.transcription().trackSid()).isEqualTo(sid);
        assertThat(complete.participant()).hasValueSatisfying(speaker -> assertThat(speaker.identity()).isEqualTo("bob"));
        assertThat(complete.publication()).isPresent();
        assertThat(bob.awaitEvent(RoomEvent.TranscriptionReceived.class).participant()).contains(bob.room().localParticipant());
    }

    @Test
    void shouldNotBelieveAnyoneElseWhoPutsWordsInTheMouthOfAnother() throws IOException {
        PythonPeer eve = meeting.python("eve");
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        String sid = publishTone(bob);
        ada.awaitPublication("voice");
        eve.ask("transcribe", "identity", "bob", "track", sid, "pieces", List.of("lies"));
        RoomEvent.TranscriptionReceived told = ada.awaitEvent(RoomEvent.TranscriptionReceived.class,
                event -> segment(event).complete());

        assertThat(told.transcription().participantIdentity()).isEqualTo("eve");
        assertThat(told.transcription().trackSid()).isEmpty();
        assertThat(told.publication()).isEmpty();
    }

    @Test
    void shouldTranscribeAsItIsSpoken() throws Exception {
        Attendee robot = meeting.joinAsAgent("robot");
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        bob.ask("receive_streams", "topic", Transcription.TOPIC);
        String sid = publishTone(robot);
        ada.awaitPublication("voice");
        robot.awaitParticipant("bob");
        try (TextStreamWriter speech = LiveKit.await(robot.room().localParticipant().streamTranscription("robot", sid))) {
            LiveKit.await(speech.write("to be "));
            ada.awaitEvent(RoomEvent.TranscriptionReceived.class, event -> segment(event).text().equals("to be "));
            LiveKit.await(speech.write("or not"));
        }
        RoomEvent.TranscriptionReceived complete = ada.awaitEvent(RoomEvent.TranscriptionReceived.class,
                event -> segment(event).complete());
        JsonObject seen = bob.awaitEvent("text_stream");

        assertThat(segment(complete).text()).isEqualTo("to be or not");
        assertThat(complete.transcription().trackSid()).isEqualTo(sid);
        assertThat(transcriptions(ada)).extracting(event -> segment(event).id()).containsOnly(segment(complete).id());
        assertThat(seen.get("text").getAsString()).isEqualTo("to be or not");
        assertThat(seen.getAsJsonObject("attributes").get("lk.transcription_final").getAsString()).isEqualTo("true");
        assertThat(seen.getAsJsonObject("attributes").get("lk.transcribed_track_id").getAsString()).isEqualTo(sid);
        assertThat(seen.getAsJsonObject("attributes").get("lk.segment_id").getAsString()).isEqualTo(segment(complete).id());
    }

    @Test
    void shouldSendATranscriptionOnceForOurs() {
        Attendee robot = meeting.joinAsAgent("robot");
        Attendee ada = meeting.join("ada");
        String sid = publishTone(robot);
        ada.awaitPublication("voice");
        awaitEachOther(robot, ada);
        List<TranscriptionSegment> segments = List.of(new TranscriptionSegment("1", "a", 0, 1, "en", true),
                new TranscriptionSegment("2", "b", 1, 2, "en", false));
        robot.room().localParticipant().publishTranscription(new Transcription("robot", sid, segments)).join();
        awaitStreams(ada, 2);

        assertThat(transcriptions(ada)).hasSize(1).first()
                .satisfies(event -> assertThat(event.transcription().segments()).isEqualTo(segments));
    }

    /** The server does not pass on its packet. */
    @Test
    void shouldSendATranscriptionAsAnyone() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        String sid = publishTone(bob);
        ada.awaitPublication("voice");
        awaitEachOther(ada, bob);
        bob.room().localParticipant().publishTranscription(
                new Transcription("bob", sid, List.of(new TranscriptionSegment("1", "hm", 0, 0, "", true)))).join();
        RoomEvent.TranscriptionReceived told = ada.awaitEvent(RoomEvent.TranscriptionReceived.class);

        assertThat(segment(told)).isEqualTo(new TranscriptionSegment("1", "hm", 0, 0, "", true));
        assertThat(told.transcription().trackSid()).isEqualTo(sid);
    }

    @Test
    void shouldReadNoTextStreamWhileNoListenerWantsIt() throws IOException {
        PythonPeer bob = meeting.python("bob");
        Attendee ada = meeting.join("ada");
        ada.awaitParticipant("bob");
        try (var quiet = meeting.rooms().connect(meeting.server().url(), meeting.server().token(meeting.name(), "cy"),
                RoomOptions.DEFAULTS).join()) {
            quiet.addListener((_, _) -> {
            }, Set.of(RoomEvent.DataReceived.class));
            bob.ask("send_text", "text", "unread", "topic", ChatMessage.TOPIC);
            ada.awaitEvent(RoomEvent.ChatMessageReceived.class);
            assertThat(quiet.incomingStatistics().streamsTaken()).isZero();
        }
    }
}
