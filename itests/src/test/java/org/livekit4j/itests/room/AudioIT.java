package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.itests.Spectrum;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.TrackSource;

/** Tones through a server: what goes in on one side comes out on the other. */
class AudioIT {
    private static final TrackPublishOptions MICROPHONE = TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE);
    private static final double CLOSE = 15;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @ParameterizedTest
    @ValueSource(ints = {100, 300, 500, 700, 1000})
    void shouldKeepTonesBothWays(int hertz) throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "ours", hertz));
        LocalTrackPublication publication = ada.room().localParticipant().publishTrack(sender.track(), MICROPHONE).join();
        assertThat(publication.sid()).startsWith("TR_").isEqualTo(sender.track().sid());
        assertThat(publication.kind()).isEqualTo(TrackKind.AUDIO);
        bob.ask("publish_tone", "name", "theirs", "hertz", hertz);

        JsonObject theirs = bob.ask("hear", "name", "ours");
        assertThat(theirs.get("hertz").getAsDouble()).isCloseTo(hertz, within(CLOSE));
        Spectrum ours = Senses.hear(meeting.audio(), ada.awaitAudio("theirs"));
        assertThat(ours.peak()).isCloseTo(hertz, within((int) CLOSE));
        assertThat(ours.dominance()).isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldHearAnotherRoomOfThisProcess(boolean singlePeerConnection) throws Exception {
        RoomOptions options = RoomOptions.DEFAULTS.withSinglePeerConnection(singlePeerConnection);
        Attendee ada = meeting.join("ada", options);
        Attendee bob = meeting.join("bob", options);
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "tone", 500));
        ada.room().localParticipant().publishTrack(sender.track(), MICROPHONE).join();

        assertThat(Senses.hear(meeting.audio(), bob.awaitAudio("tone")).peak()).isCloseTo(500, within((int) CLOSE));
    }
}
