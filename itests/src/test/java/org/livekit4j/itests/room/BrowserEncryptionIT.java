package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.room.DataEncryption;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.EncryptionState;
import org.livekit4j.room.KeyDerivation;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.TrackSource;

/** What is said of the encryption of a participant in a browser. */
class BrowserEncryptionIT extends InBrowser {
    private static final String PASSPHRASE = "correct horse";
    private static final int KEY_BYTES = 32;
    private static final int CLOSE_HERTZ = 15;

    private Attendee ada;

    private void meet(String passphrase, boolean mediaOnly) {
        meeting.join(bob, "bob", PASSPHRASE, mediaOnly);
        join(EncryptionOptions.ofPassphrase(passphrase).withRatchetWindowSize(0));
    }

    /** The browser takes the bytes of a key, and not a passphrase. */
    private void meetWithBytes(KeyDerivation derivation) {
        byte[] key = new byte[KEY_BYTES];
        ThreadLocalRandom.current().nextBytes(key);
        meeting.closing(() -> bob.ask("disconnect"));
        bob.forgetEvents();
        bob.ask("connect", "url", meeting.server().url(), "token", meeting.server().token(meeting.name(), "bob"), "keyBase64",
                Base64.getEncoder().encodeToString(key));
        join(EncryptionOptions.of(key).withKeyDerivation(derivation));
    }

    private void join(EncryptionOptions encryption) {
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

    @Test
    void shouldUnderstandEachOtherWhenTheKeyIsBytesAndDerivedByHkdf() throws Exception {
        meetWithBytes(KeyDerivation.HKDF);
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "ours", 700));
        ada.room().localParticipant().publishTrack(sender.track(), TrackPublishOptions.DEFAULTS
                .withSource(TrackSource.MICROPHONE)).join();

        awaitState(EncryptionState.OK);
        assertThat(Senses.hear(meeting.audio(), ada.awaitAudio("theirs")).peak()).isCloseTo(500, within(CLOSE_HERTZ));
        assertThat(bob.ask("hear", "name", "ours").get("hertz").getAsDouble()).isCloseTo(700, within((double) CLOSE_HERTZ));
        assertThat(sendData()).isEqualTo(DataEncryption.UNKNOWN);
    }

    @Test
    void shouldBeUndecryptableWhenTheKeyIsBytesAndDerivedByPbkdf2() {
        meetWithBytes(KeyDerivation.PBKDF2);

        awaitState(EncryptionState.UNDECRYPTABLE);
    }
}
