package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.itests.room.Desk.DeskPeer;
import org.livekit4j.room.RoomEvent;

/** A microphone and a speaker of a real sound server, in a real room. The microphone hears what the speaker plays. */
@Timeout(300)
class SoundDevicesIT {
    @RegisterExtension
    final Meeting meeting = new Meeting();
    private Desk desk;
    private DeskPeer ada;

    @BeforeEach
    void sitDown() throws Exception {
        desk = meeting.closing(new Desk()).withSound();
        ada = meeting.closing(desk.sitDown()).join(meeting.server(), meeting.name(), "ada");
    }

    private double level() {
        return ada.ask("level").get("dbfs").getAsDouble();
    }

    private void awaitLevel(double least, double most) {
        await("a level from " + least + " to " + most).atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(level()).isBetween(least, most));
    }

    @Test
    void shouldPlayAndSendWhatIsSaidWhenSpeakerAndMicrophoneAreOn() throws Exception {
        PythonPeer bob = meeting.python("bob");
        bob.ask("publish_tone", "name", "tone", "hertz", 440);
        ada.ask("speaker", "on", true);
        ada.ask("microphone", "on", true);

        assertThat(bob.ask("hear", "name", "microphone").get("hertz").getAsDouble()).isCloseTo(440, within(15.0));
    }

    @Test
    void shouldBeMutedForAllWhenTheMicrophoneIsTurnedOff() throws Exception {
        Attendee zoe = meeting.join("zoe");
        ada.ask("speaker", "on", true);
        ada.ask("play", "hertz", 500);
        ada.ask("microphone", "on", true);
        awaitLevel(-30, -5);
        ada.ask("microphone", "on", false);

        assertThat(zoe.awaitEvent(RoomEvent.TrackMuted.class).publication().name()).isEqualTo("microphone");
        awaitLevel(-200, -100);
        ada.ask("microphone", "on", true);
        zoe.awaitEvent(RoomEvent.TrackUnmuted.class);
        assertThat(Senses.hear(meeting.audio(), zoe.awaitAudio("microphone")).peak()).isCloseTo(500, within(15));
    }

    @Test
    void shouldNotHearTheSpeakerWhenTheMicrophoneCancelsEchoes() {
        ada.ask("speaker", "on", true);
        ada.ask("microphone", "on", true, "echoless", true);
        ada.ask("play");

        await("what others hear").atMost(180, TimeUnit.SECONDS).untilAsserted(() -> {
            double heard = ada.ask("listen").get("dbfs").getAsDouble();
            assertThat(heard).isBetween(-30.0, -5.0);
            assertThat(level()).isLessThan(heard - 20);
        });
    }

    @Test
    void shouldBeToldOnceWhenTheSoundServerGoesInTheMiddle() throws Exception {
        ada.ask("speaker", "on", true);
        ada.ask("microphone", "on", true);
        awaitLevel(-200, 0);
        desk.pullSound();

        for (String kind : List.of("MICROPHONE", "SPEAKER")) {
            JsonObject end = ada.awaitEvent("ended", event -> event.get("kind").getAsString().equals(kind));
            assertThat(end.get("reason").getAsString()).isEqualTo("LOST");
        }
        assertThat(ada.ask("list", "kind", "CAMERA").has("names")).isTrue();
        assertThat(ada.happened("ended")).isFalse();
    }

    @Test
    void shouldBeListedWhenASoundServerIsThere() {
        assertThat(ada.ask("list", "kind", "MICROPHONE").getAsJsonArray("names")).isNotEmpty();
        assertThat(ada.ask("list", "kind", "SPEAKER").getAsJsonArray("names")).isNotEmpty();
    }
}
