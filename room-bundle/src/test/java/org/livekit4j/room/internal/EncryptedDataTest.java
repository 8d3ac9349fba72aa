package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livekit4j.room.internal.Fixture.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.ChatMessageReceived;
import org.livekit4j.ffi.proto.DataPacketReceived;
import org.livekit4j.ffi.proto.EncryptionType;
import org.livekit4j.ffi.proto.ParticipantEncryptionStatusChanged;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.ffi.proto.UserPacket;
import org.livekit4j.room.DataEncryption;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.RemoteParticipant;

/** What is known of the encryption of messages. Bob publishes a track in the clear to begin with. */
@Timeout(30)
class EncryptedDataTest {
    private static final EncryptionOptions KEY = EncryptionOptions.of(new byte[]{1});

    private final Fixture fixture = new Fixture();
    private NativeRoom room;

    private void join(EncryptionOptions encryption) {
        fixture.options = fixture.options.withEncryption(encryption);
        room = fixture.room();
    }

    private static RoomEvent.Builder packet() {
        return RoomEvent.newBuilder().setDataPacketReceived(DataPacketReceived.newBuilder().setParticipantIdentity("bob")
                .setUser(UserPacket.getDefaultInstance()).buildPartial());
    }

    /** As the native library tells it: all that bob publishes and has sent. */
    private void status(boolean encrypted) {
        fixture.fire(RoomEvent.newBuilder().setParticipantEncryptionStatusChanged(
                ParticipantEncryptionStatusChanged.newBuilder().setParticipantIdentity("bob").setIsEncrypted(encrypted)));
    }

    private void publishEncrypted() {
        fixture.unpublishRemotely("TR_bob");
        status(true);
        fixture.publishRemotely("TR_b", EncryptionType.GCM);
    }

    private DataEncryption received() {
        long before = fixture.count(org.livekit4j.room.RoomEvent.DataReceived.class);
        fixture.fire(packet());
        await().until(() -> fixture.count(org.livekit4j.room.RoomEvent.DataReceived.class) > before);
        return ((org.livekit4j.room.RoomEvent.DataReceived) fixture.events.getLast()).packet().encryption();
    }

    @Test
    void shouldKnowThatNothingIsEncryptedWhenTheRoomHasNoKey() {
        room = fixture.room();
        assertThat(received()).isEqualTo(DataEncryption.NOT_ENCRYPTED);
    }

    @Test
    void shouldNotKnowWhenTheSenderPublishesNothingOrInTheClear() {
        join(KEY);
        assertThat(received()).isEqualTo(DataEncryption.UNKNOWN);
        fixture.unpublishRemotely("TR_bob");
        assertThat(received()).isEqualTo(DataEncryption.UNKNOWN);
    }

    @Test
    void shouldKnowWhenTheSenderEncryptsItsTracks() {
        join(KEY);
        publishEncrypted();
        assertThat(received()).isEqualTo(DataEncryption.ENCRYPTED);
        status(false); // comes before the packet that is in the clear, or was encrypted by a client that does not say so
        assertThat(received()).isEqualTo(DataEncryption.UNKNOWN);
        fixture.publishRemotely("TR_plain", EncryptionType.NONE);
        assertThat(received()).isEqualTo(DataEncryption.UNKNOWN);
    }

    @Test
    void shouldKeepToTheTracksWhenDataIsInTheClear() {
        join(KEY);
        RemoteParticipant bob = room.remoteParticipants().get("bob");
        publishEncrypted();
        status(false);
        assertThat(bob.encrypted()).isTrue();
        fixture.publishRemotely("TR_plain", EncryptionType.NONE);
        assertThat(bob.encrypted()).isFalse();
        fixture.unpublishRemotely("TR_plain");
        fixture.unpublishRemotely("TR_b");
        received();
        List<Boolean> told = fixture.events.stream()
                .filter(org.livekit4j.room.RoomEvent.ParticipantEncryptionStatusChanged.class::isInstance)
                .map(event -> ((org.livekit4j.room.RoomEvent.ParticipantEncryptionStatusChanged) event).encrypted()).toList();
        assertThat(told).containsExactly(true, false, true, false);
    }

    @Test
    void shouldRefuseAndCountWhenOnlyEncryptedDataIsWanted() {
        join(KEY.withEncryptedDataOnly(true));
        fixture.fire(packet());
        fixture.fire(RoomEvent.newBuilder().setChatMessage(Full.<ChatMessageReceived>of(ChatMessageReceived.newBuilder())));
        assertThat(room.encryption().orElseThrow().refusedMessages()).isEqualTo(2);
        publishEncrypted();
        assertThat(received()).isEqualTo(DataEncryption.ENCRYPTED);
        assertThat(fixture.count(org.livekit4j.room.RoomEvent.DataReceived.class)).isOne();
        assertThat(fixture.count(org.livekit4j.room.RoomEvent.ChatMessageReceived.class)).isZero();
    }
}
