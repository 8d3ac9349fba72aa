package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.room.DataEncryption;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.EncryptionState;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.TrackSource;

/** What is said of the encryption of a participant in a browser. */
class BrowserEncryptionIT extends InBrowser {
    private static final String PASSPHRASE = "correct horse";

    private Attendee ada;

    private void meet(String passphrase, boolean mediaOnly) {
        meeting.join(bob, "bob", PASSPHRASE, mediaOnly);
        EncryptionOptions encryption = EncryptionOptions.ofPassphrase(passphrase).withRatchetWindowSize(0);
        ada = meeting.join("ada", RoomOptions.DEFAULTS.withEncryption(encryption));
        ada.awaitParticipant("bob");
        bob.awaitEvent("participant_connected");
        bob.ask("publish_tone", "name", "theirs", "hertz", 500);
    }

    private void awaitState(EncryptionState state) {
        ada.awaitEvent(RoomEvent.EncryptionStateChanged.class,
                event -> event.state() == state && event.participant().identity().equals("bob"));
    }

    /** Data of the browser's, and how ada learned of it. */
    private DataEncryption sendData() {
        bob.ask("send_data", "payload", "AQ==", "topic", "", "to", List.of("ada"));
        return ada.awaitEvent(RoomEvent.DataReceived.class).packet().encryption();
    }

    private void assertEncryptedThroughout() {
        assertThat(ada.awaitParticipant("bob").encrypted()).isTrue();
        assertThat(ada.events()).filteredOn(RoomEvent.ParticipantEncryptionStatusChanged.class::isInstance)
                .map(event -> ((RoomEvent.ParticipantEncryptionStatusChanged) event).encrypted()).doesNotContain(false);
    }

    /**
     * The native library would say that this participant is not encrypted: LiveKit's client for JavaScript does not mark the data that it
     * encrypts, so that it counts as data in the clear.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldBeEncryptedAsLongAsItsTracksAre(boolean mediaOnly) {
        meet(PASSPHRASE, mediaOnly);
        awaitState(EncryptionState.OK);

        assertThat(sendData()).isEqualTo(DataEncryption.UNKNOWN);
        assertEncryptedThroughout();
    }

    @Test
    void shouldBeUndecryptableWhenThePassphraseIsAnother() {
        meet("battery staple", false);
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "ours", 700));
        ada.room().localParticipant().publishTrack(sender.track(), TrackPublishOptions.DEFAULTS
                .withSource(TrackSource.MICROPHONE)).join();

        awaitState(EncryptionState.UNDECRYPTABLE);
        assertThat(bob.awaitEvent("encryption_error").get("message").getAsString()).isNotEmpty();
        assertThat(ada.awaitParticipant("bob").encryptionState()).isEqualTo(EncryptionState.UNDECRYPTABLE);
    }
}
