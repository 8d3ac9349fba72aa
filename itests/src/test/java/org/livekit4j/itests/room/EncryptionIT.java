package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.EncryptionState;
import org.livekit4j.room.EncryptionType;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.RemoteAudioTrack;

/** Sound that only those hear who have the key. */
class EncryptionIT {
    private static final int HERTZ = 700;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private Attendee join(String identity, String key) {
        return meeting.join(identity, RoomOptions.DEFAULTS
                .withEncryption(EncryptionOptions.of(key.getBytes(StandardCharsets.UTF_8)).withFailureTolerance(0)));
    }

    @Test
    void shouldSayThatATrackIsEncryptedToThoseWhoHaveNoKey() throws Exception {
        Attendee ada = join("ada", "the key");
        Attendee eve = meeting.join("eve");
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "tone", HERTZ));
        ada.room().localParticipant().publishTrack(sender.track(), TrackPublishOptions.DEFAULTS).join();

        RemoteAudioTrack noise = eve.awaitAudio("tone");
        assertThat(eve.awaitPublication("tone").encryptionType()).isEqualTo(EncryptionType.GCM);
        assertThat(Senses.hear(meeting.audio(), noise).peak()).isNotCloseTo(HERTZ, within(15));
        assertThat(eve.count(RoomEvent.EncryptionStateChanged.class)).as("as documented").isZero();
    }

    @Test
    void shouldBeHeardByThoseOnlyWhoHaveTheKey() throws Exception {
        Attendee ada = join("ada", "the key");
        Attendee bob = join("bob", "the key");
        Attendee eve = join("eve", "another key");
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "tone", HERTZ));
        LocalTrackPublication publication = ada.room().localParticipant()
                .publishTrack(sender.track(), TrackPublishOptions.DEFAULTS).join();
        assertThat(publication.sid()).startsWith("TR_");

        // What came before the failure may have been decoded as it was, to noise
        eve.awaitEvent(RoomEvent.EncryptionStateChanged.class, event -> event.state() == EncryptionState.DECRYPTION_FAILED
                || event.state() == EncryptionState.MISSING_KEY);
        try (AudioStream overheard = meeting.audio().openStream(eve.awaitAudio("tone"), Senses.LOSSLESS)) {
            assertThat(Senses.hear(meeting.audio(), bob.awaitAudio("tone")).peak()).isCloseTo(HERTZ, within(15));
            for (AudioFrame frame; (frame = overheard.poll(Duration.ZERO)) != null;) {
                assertThat(Senses.audible(frame)).isFalse();
            }
        }
        bob.awaitEvent(RoomEvent.EncryptionStateChanged.class, event -> event.state() == EncryptionState.OK);
    }
}
