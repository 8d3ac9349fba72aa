package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.E2eeManagerGetFrameCryptorsResponse;
import org.livekit4j.ffi.proto.E2eeRequest;
import org.livekit4j.ffi.proto.E2eeResponse;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.ffi.proto.GetKeyResponse;
import org.livekit4j.ffi.proto.RatchetSharedKeyResponse;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.FrameCryptor;
import org.livekit4j.room.RoomEncryption;

@Timeout(30)
class NativeRoomEncryptionTest {
    private static final byte[] KEY = {1, 2, 3};

    private final Fixture fixture = new Fixture();

    private RoomEncryption encryption(EncryptionOptions options) {
        fixture.options = fixture.options.withEncryption(options);
        return fixture.room().encryption().orElseThrow();
    }

    private RoomEncryption shared() {
        return encryption(EncryptionOptions.of(KEY).withKeyRingSize(4));
    }

    private RoomEncryption perParticipant() {
        return encryption(EncryptionOptions.perParticipant());
    }

    private E2eeRequest lastAsked() {
        FfiRequest last = fixture.client.requests.getLast();
        assertThat(last.isInitialized()).isTrue();
        assertThat(last.getE2Ee().getRoomHandle()).isEqualTo(Fixture.ROOM);
        return last.getE2Ee();
    }

    private void answer(E2eeResponse.Builder answer) {
        fixture.client.response = FfiResponse.newBuilder().setE2Ee(answer).build();
    }

    @Test
    void shouldHaveNoEncryptionWhenTheRoomWasJoinedWithoutIt() {
        assertThat(fixture.room().encryption()).isEmpty();
    }

    @Test
    void shouldSetRatchetAndExportTheSharedKey() {
        RoomEncryption encryption = shared();
        encryption.setSharedKey(KEY, 3);
        assertThat(lastAsked().getSetSharedKey().getSharedKey().toByteArray()).isEqualTo(KEY);
        assertThat(lastAsked().getSetSharedKey().getKeyIndex()).isEqualTo(3);
        assertThat(encryption.exportSharedKey(1)).as("there is none").isEmpty();
        assertThat(lastAsked().getGetSharedKey().getKeyIndex()).isOne();
        answer(E2eeResponse.newBuilder()
                .setRatchetSharedKey(RatchetSharedKeyResponse.newBuilder().setNewKey(ByteString.copyFrom(KEY))));
        assertThat(encryption.ratchetSharedKey(2).orElseThrow()).isEqualTo(KEY);
        assertThat(lastAsked().getRatchetSharedKey().getKeyIndex()).isEqualTo(2);
    }

    @Test
    void shouldSetRatchetAndExportTheKeyOfAParticipant() {
        RoomEncryption encryption = perParticipant();
        encryption.setKey("bob", KEY, 15);
        assertThat(lastAsked().getSetKey().getParticipantIdentity()).isEqualTo("bob");
        assertThat(lastAsked().getSetKey().getKey().toByteArray()).isEqualTo(KEY);
        assertThat(lastAsked().getSetKey().getKeyIndex()).isEqualTo(15);
        assertThat(encryption.ratchetKey("bob", 0)).as("there is none").isEmpty();
        assertThat(lastAsked().getRatchetKey().getParticipantIdentity()).isEqualTo("bob");
        answer(E2eeResponse.newBuilder().setGetKey(GetKeyResponse.newBuilder().setKey(ByteString.copyFrom(KEY))));
        assertThat(encryption.exportKey("bob", 0).orElseThrow()).isEqualTo(KEY);
    }

    @Test
    void shouldSwitchAllAndSingleTracks() {
        RoomEncryption encryption = shared();
        assertThat(encryption.enabled()).isTrue();
        encryption.setEnabled(false);
        assertThat(encryption.enabled()).isFalse();
        assertThat(lastAsked().getManagerSetEnabled().getEnabled()).isFalse();
        answer(E2eeResponse.newBuilder().setManagerGetFrameCryptors(E2eeManagerGetFrameCryptorsResponse.newBuilder()
                .addFrameCryptors(org.livekit4j.ffi.proto.FrameCryptor.newBuilder().setParticipantIdentity("bob")
                        .setTrackSid("TR_bob").setKeyIndex(2).setEnabled(true))));
        FrameCryptor cryptor = new FrameCryptor("bob", "TR_bob", 2, true);
        assertThat(encryption.frameCryptors()).containsExactly(cryptor);
        encryption.setEnabled(cryptor, false);
        assertThat(lastAsked().getCryptorSetEnabled().getTrackSid()).isEqualTo("TR_bob");
        assertThat(lastAsked().getCryptorSetEnabled().getEnabled()).isFalse();
        encryption.setKeyIndex(cryptor, 3);
        assertThat(lastAsked().getCryptorSetKeyIndex().getKeyIndex()).isEqualTo(3);
        assertThat(lastAsked().getCryptorSetKeyIndex().getParticipantIdentity()).isEqualTo("bob");
    }

    @Test
    void shouldRefuseAnIndexWhenThereIsNoPlaceForIt() {
        RoomEncryption encryption = shared();
        String message = "; it must be from 0 to 3, which is keyRingSize - 1";
        assertThatIllegalArgumentException().isThrownBy(() -> encryption.setSharedKey(KEY, 4))
                .withMessage("keyIndex is 4" + message);
        assertThatIllegalArgumentException().isThrownBy(() -> encryption.ratchetSharedKey(-1))
                .withMessage("keyIndex is -1" + message);
        assertThatIllegalArgumentException().isThrownBy(() -> encryption.setKeyIndex(new FrameCryptor("a", "TR_a", 0, true), 4))
                .withMessage("keyIndex is 4" + message);
    }

    @Test
    void shouldRefuseAnEmptyKeyAndABlankIdentity() {
        RoomEncryption encryption = perParticipant();
        assertThatIllegalArgumentException().isThrownBy(() -> encryption.setKey("bob", new byte[0], 0))
                .withMessageStartingWith("key is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> encryption.exportKey(" ", 0))
                .withMessageStartingWith("participantIdentity is blank");
    }

    @Test
    void shouldSayWhichMethodFitsWhenKeysAreSharedInAnotherWay() {
        RoomEncryption shared = shared();
        assertThatIllegalStateException().isThrownBy(() -> shared.setKey("bob", KEY, 0))
                .withMessageContaining("share a key").withMessageContaining("perParticipant()");
        RoomEncryption separate = perParticipant();
        assertThatIllegalStateException().isThrownBy(() -> separate.setSharedKey(KEY, 0))
                .withMessageContaining("a key of its own").withMessageContaining("EncryptionOptions.of(key)");
    }

    @Test
    void shouldRefuseEverythingWhenTheRoomHasEnded() {
        fixture.options = fixture.options.withEncryption(EncryptionOptions.of(KEY));
        NativeRoom room = fixture.room();
        room.stop(DisconnectReason.NATIVE_STOPPED);
        RoomEncryption encryption = room.encryption().orElseThrow();
        assertThatIllegalStateException().isThrownBy(() -> encryption.setSharedKey(KEY, 0)).withMessage("the room has ended");
        assertThatIllegalStateException().isThrownBy(encryption::frameCryptors).withMessage("the room has ended");
    }
}
