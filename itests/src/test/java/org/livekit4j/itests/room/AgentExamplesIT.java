package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.itests.Tone;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalAudioTrack;

/** The example programs that do jobs, each in a JVM of its own. */
@Timeout(240)
class AgentExamplesIT {
    private static final int HERTZ = 500;
    private static final int CLOSE = 15;
    private static final int RATE = 48_000;
    private static final int WORDS = 3 * Tone.FRAMES_A_SECOND;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private AgentServer start(String main) throws Exception {
        meeting.closing(ExampleProgram.startWorker(main, meeting.server()));
        return new AgentServer(meeting.server());
    }

    @Test
    void shouldRepeatAndTranscribeWhatIsSaidWhenItIsAVoiceAgent() throws Exception {
        start("VoiceAgent").dispatch(meeting.name(), "parrot", "");
        Attendee ada = meeting.join("ada");
        AudioSource source = meeting.closing(meeting.audio().createSource(RATE, 1));
        LocalAudioTrack track = meeting.closing(meeting.audio().createTrack("words", source));
        LocalTrackPublication words = ada.room().localParticipant().publishTrack(track, TrackPublishOptions.DEFAULTS).join();
        await("the agent").atMost(Attendee.TIMEOUT.multipliedBy(2)).until(() -> state(ada).equals("listening"));
        words.firstSubscription().join();
        for (AudioFrame frame : Tone.sine(HERTZ, RATE, 1, WORDS)) {
            source.capture(frame);
        }

        assertThat(Senses.hear(meeting.audio(), ada.awaitAudio("voice")).peak()).isCloseTo(HERTZ, within(CLOSE));
        await("a transcript").atMost(Attendee.TIMEOUT).until(() -> ada.count(RoomEvent.TranscriptionReceived.class) > 0);
        assertThat(ada.events()).filteredOn(RoomEvent.TranscriptionReceived.class::isInstance).first()
                .satisfies(event -> {
                    var said = ((RoomEvent.TranscriptionReceived) event).transcription();
                    assertThat(said.participantIdentity()).isEqualTo("ada");
                    assertThat(said.segments()).singleElement()
                            .satisfies(segment -> assertThat(segment.text()).startsWith("(sound of "));
                });
        assertThat(ada.events()).filteredOn(RoomEvent.ParticipantAttributesChanged.class::isInstance)
                .anySatisfy(event -> assertThat(((RoomEvent.ParticipantAttributesChanged) event).changed())
                        .containsEntry("lk.agent.state", "speaking"));
    }

    private static String state(Attendee attendee) {
        return attendee.room().remoteParticipants().values().stream()
                .map(agent -> agent.attributes().getOrDefault("lk.agent.state", "")).findFirst().orElse("");
    }

    @Test
    void shouldCarryTheSoundOfTheStageIntoEachHallWhenItFansOut() throws Exception {
        AgentServer admin = start("FanOut");
        List<String> halls = List.of(meeting.name() + "-1", meeting.name() + "-2", meeting.name() + "-3");
        admin.dispatch(meeting.name(), "fan-out", "stage");
        halls.forEach(hall -> admin.dispatch(hall, "fan-out", ""));
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", HERTZ));
        Attendee ada = meeting.join("ada");
        LocalTrackPublication sound = ada.room().localParticipant().publishTrack(tone.track(), TrackPublishOptions.DEFAULTS)
                .join();

        List<Attendee> listeners = halls.stream().map(hall -> meeting.joinRoom(hall, "listener")).toList();
        for (Attendee listener : listeners) {
            assertThat(Senses.hear(meeting.audio(), listener.awaitAudio("ada")).peak()).isCloseTo(HERTZ, within(CLOSE));
        }
        ada.room().localParticipant().unpublishTrack(sound).join();
        await("it is over").atMost(Attendee.TIMEOUT).until(() -> listeners.stream()
                .flatMap(listener -> listener.room().remoteParticipants().values().stream())
                .allMatch(agent -> agent.trackPublications().isEmpty()));
    }
}
