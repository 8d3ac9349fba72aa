package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.itests.Spectrum;
import org.livekit4j.itests.room.Desk.DeskPeer;

/** The native library's own sound devices, with a real sound server, in a real room. The microphone hears the speaker. */
@Timeout(300)
class PlatformAudioIT {
    private static final String DEFAULT = "loop";
    private static final String OTHER = "other";

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private Desk desk;
    private DeskPeer ada;

    @BeforeEach
    void sitDown() throws Exception {
        desk = meeting.closing(new Desk()).withSound();
        ada = meeting.closing(desk.sitDown()).join(meeting.server(), meeting.name(), "ada");
    }

    private void awaitTone(String speaker, int hertz) {
        await("a tone of " + hertz + " Hz on " + speaker).atMost(60, TimeUnit.SECONDS).untilAsserted(() -> {
            AudioFrame heard = desk.listen(speaker);
            assertThat(Senses.audible(heard)).isTrue();
            assertThat(Spectrum.of(List.of(heard)).peak()).isCloseTo(hertz, within(15));
        });
    }

    private void awaitSilence(String speaker) {
        await("silence on " + speaker).atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(Senses.audible(desk.listen(speaker))).isFalse());
    }

    private double heardBy(PythonPeer peer) {
        return peer.ask("hear", "name", "voice").get("hertz").getAsDouble();
    }

    @Test
    void shouldPlayWhatOthersSayOnTheSpeakerThatIsSelectedWhileItIsOpen() throws Exception {
        desk.addSpeaker(OTHER);
        ada.ask("platform", "on", true);
        assertThat(speakers()).contains(OTHER);
        ada.ask("select", "name", OTHER);
        meeting.python("bob").ask("publish_tone", "name", "tone", "hertz", 440);

        awaitTone(OTHER, 440);
        awaitSilence(DEFAULT);
        ada.ask("platform", "on", false);
        awaitSilence(OTHER);
    }

    private List<String> speakers() {
        return ada.ask("platform_list", "kind", "SPEAKER").getAsJsonArray("names").asList().stream()
                .map(name -> name.getAsString()).toList();
    }

    @Test
    void shouldSendWhatTheMicrophoneRecordsUnlessRecordingIsOff() throws Exception {
        PythonPeer bob = meeting.python("bob");
        desk.playTone(500);
        ada.ask("platform", "on", true);
        ada.ask("voice");

        assertThat(heardBy(bob)).isCloseTo(500, within(15.0));
        ada.ask("record", "on", false);
        ada.ask("record", "on", true);
        assertThat(heardBy(bob)).isCloseTo(500, within(15.0));
        assertThat(ada.ask("handles").get("PLATFORM_AUDIO").getAsInt()).isOne();

        ada.ask("platform", "on", false);
        JsonObject left = ada.ask("handles");
        assertThat(left.has("PLATFORM_AUDIO")).as("%s", left).isFalse();
        assertThat(left.has("AUDIO_SOURCE")).as("%s", left).isFalse();
        assertThat(left.has("TRACK")).as("%s", left).isFalse();
    }

    @Test
    void shouldLiveAndSayWhatIsMissingWhenSpeakersAndThenTheServerGoWhileItPlays() throws Exception {
        meeting.python("bob").ask("publish_tone", "name", "tone", "hertz", 440);
        ada.ask("platform", "on", true);
        ada.ask("voice");
        awaitTone(DEFAULT, 440);
        desk.removeSpeakers();
        assertThatThrownBy(this::speakers).hasStackTraceContaining("DeviceException: the sound server has no speaker");
        ada.ask("platform", "on", false);
        assertThatThrownBy(() -> ada.ask("platform", "on", true)).hasStackTraceContaining("the sound server has no speaker");

        desk.addSpeaker(OTHER);
        ada.ask("platform", "on", true);
        awaitTone(OTHER, 440);
        desk.pullSound();
        ada.ask("platform", "on", false);
        assertThat(ada.ask("handles").has("PLATFORM_AUDIO")).isFalse();
    }
}
