package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.EncryptionState;
import org.livekit4j.room.EncryptionType;
import org.livekit4j.room.FrameCryptor;
import org.livekit4j.room.RoomEncryption;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.UndecryptableException;

/** Sound that only those hear who have the key. */
class EncryptionIT {
    private static final int HERTZ = 700;
    private static final byte[] ADAS = {1, 2, 3, 4};
    /** Each frame that fails would be tried with as many keys as the window has steps, and the right key would come to a long queue. */
    private static final EncryptionOptions WRONG = EncryptionOptions.ofPassphrase("another key").withRatchetWindowSize(0);

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private Attendee join(String identity, EncryptionOptions encryption) {
        return meeting.join(identity, RoomOptions.DEFAULTS.withEncryption(encryption));
    }

    private Attendee join(String identity, String passphrase) {
        return join(identity, EncryptionOptions.ofPassphrase(passphrase));
    }

    private void sendTone(Attendee from) {
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "tone", HERTZ));
        from.room().localParticipant().publishTrack(sender.track(), TrackPublishOptions.DEFAULTS).join();
    }

    private static RoomEncryption encryption(Attendee of) {
        return of.room().encryption().orElseThrow();
    }

    private void assertHears(Attendee listener) throws InterruptedException {
        assertThat(Senses.hear(meeting.audio(), listener.awaitAudio("tone")).peak()).isCloseTo(HERTZ, within(15));
    }

    /** Until the other one of the two hears a second of it. */
    private void assertHearsNothing(Attendee deaf, Attendee hearing) throws InterruptedException {
        try (AudioStream overheard = meeting.audio().openStream(deaf.awaitAudio("tone"), Senses.LOSSLESS)) {
            assertHears(hearing);
            for (AudioFrame frame; (frame = overheard.poll(Duration.ZERO)) != null;) {
                assertThat(Senses.audible(frame)).isFalse();
            }
        }
    }

    private static void awaitState(Attendee at, EncryptionState state) {
        at.awaitEvent(RoomEvent.EncryptionStateChanged.class, event -> event.state() == state);
    }

    @Test
    void shouldRefuseNoiseUnlessItIsAskedFor() throws Exception {
        Attendee ada = join("ada", "the key");
        Attendee eve = meeting.join("eve");
        sendTone(ada);

        RemoteAudioTrack noise = eve.awaitAudio("tone");
        assertThat(eve.awaitPublication("tone").encryptionType()).isEqualTo(EncryptionType.GCM);
        assertThatExceptionOfType(UndecryptableException.class).isThrownBy(() -> meeting.audio().openStream(noise))
                .withMessageContaining("'ada'").withMessageContaining("RoomOptions.withEncryption");
        try (AudioStream stream = meeting.audio().openStream(noise, Senses.LOSSLESS.withAllowUndecryptable(true))) {
            assertThat(Senses.hear(stream).peak()).isNotCloseTo(HERTZ, within(15));
        }
        awaitState(eve, EncryptionState.UNDECRYPTABLE);
        assertThat(eve.awaitParticipant("ada").encrypted()).isTrue();
    }

    @Test
    void shouldBeHeardByThoseOnlyWhoHaveTheKey() throws Exception {
        Attendee ada = join("ada", "the key");
        Attendee bob = join("bob", "the key");
        Attendee eve = join("eve", WRONG);
        sendTone(ada);
        awaitState(eve, EncryptionState.UNDECRYPTABLE);
        assertHearsNothing(eve, bob);
        assertThat(bob.awaitParticipant("ada").encryptionState()).isEqualTo(EncryptionState.OK);
        assertThat(eve.awaitParticipant("ada").encryptionState()).isEqualTo(EncryptionState.UNDECRYPTABLE);

        encryption(eve).setSharedKey(encryption(bob).exportSharedKey(0).orElseThrow(), 0);
        awaitState(eve, EncryptionState.OK);
        assertHears(eve);
    }

    @Test
    void shouldTellOfAWrongKeyWhenFailuresAreCounted() {
        Attendee ada = join("ada", "the key");
        Attendee eve = join("eve", WRONG.withFailureTolerance(0));
        sendTone(ada);
        awaitState(eve, EncryptionState.DECRYPTION_FAILED);
    }

    @Test
    void shouldHearThoseWhoseOwnKeyItHas() throws Exception {
        Attendee ada = join("ada", EncryptionOptions.perParticipant());
        Attendee bob = join("bob", EncryptionOptions.perParticipant());
        encryption(ada).setKey("ada", ADAS, 1);
        sendTone(ada);
        awaitState(ada, EncryptionState.MISSING_KEY); // of the index 0
        FrameCryptor own = encryption(ada).frameCryptors().getFirst();
        assertThat(own.participantIdentity()).isEqualTo("ada");
        assertThat(own.keyIndex()).isZero();
        assertThat(own.enabled()).isTrue();
        encryption(ada).setKeyIndex(own, 1);
        awaitState(bob, EncryptionState.MISSING_KEY);

        encryption(bob).setKey("ada", ADAS, 1);
        awaitState(bob, EncryptionState.OK);
        assertHears(bob);
        assertThat(encryption(bob).exportKey("ada", 1).orElseThrow()).isEqualTo(ADAS);
        assertThat(encryption(bob).exportKey("bob", 1)).isEmpty();
        assertThat(encryption(ada).frameCryptors()).extracting(FrameCryptor::keyIndex).containsExactly(1);
    }

    @Test
    void shouldFollowWhenTheSenderRatchets() throws Exception {
        Attendee ada = join("ada", "the key");
        Attendee bob = join("bob", "the key");
        sendTone(ada);
        assertHears(bob);
        byte[] next = encryption(ada).ratchetSharedKey(0).orElseThrow();
        assertThat(next).hasSize(32).isEqualTo(encryption(ada).exportSharedKey(0).orElseThrow());
        awaitState(bob, EncryptionState.KEY_RATCHETED);
        assertHears(bob);
    }

    @Test
    void shouldSayWhenTheSenderSwitchesEncryptionOff() throws Exception {
        Attendee ada = join("ada", "the key");
        Attendee bob = join("bob", "the key");
        sendTone(ada);
        assertHears(bob);
        encryption(ada).setEnabled(false);
        awaitState(bob, EncryptionState.DECRYPTION_FAILED);
        assertThat(encryption(ada).frameCryptors()).extracting(FrameCryptor::enabled).containsExactly(false);
        encryption(ada).setEnabled(true);
        assertHears(bob);
    }

    @Test
    void shouldUnderstandThePythonPeerWhenTheKeyIsTheSame() throws Exception {
        Attendee ada = join("ada", "the key");
        Attendee eve = join("eve", WRONG);
        PythonPeer python = meeting.python("python", "the key");
        python.ask("publish_tone", "name", "tone", "hertz", HERTZ);
        awaitState(eve, EncryptionState.UNDECRYPTABLE);
        assertHearsNothing(eve, ada);
        python.ask("ratchet");
        awaitState(ada, EncryptionState.KEY_RATCHETED);
        assertHears(ada);
        python.ask("encrypt", "enabled", false);
        awaitState(ada, EncryptionState.DECRYPTION_FAILED);
    }
}
