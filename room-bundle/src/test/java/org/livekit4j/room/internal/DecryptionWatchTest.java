package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.E2eeStateChanged;
import org.livekit4j.ffi.proto.EncryptionType;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.GetStatsCallback;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.ffi.proto.RtcStats;
import org.livekit4j.ffi.track.FfiTrack;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.EncryptionState;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.RoomEvent.EncryptionStateChanged;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.UndecryptableException;

/** Bob's encrypted track, and what is told of it. */
@Timeout(30)
class DecryptionWatchTest {
    private final Fixture fixture = new Fixture();
    private NativeRoom room;
    private RemoteParticipant bob;

    @BeforeEach
    void join() {
        join(true);
    }

    private void join(boolean withKey) {
        fixture.options = withKey
                ? fixture.options.withEncryption(EncryptionOptions.of(new byte[]{1}))
                : org.livekit4j.room.RoomOptions.DEFAULTS;
        room = fixture.room();
        bob = room.remoteParticipants().get("bob");
        fixture.unpublishRemotely("TR_bob");
        fixture.publishRemotely("TR_b", EncryptionType.GCM);
        fixture.subscribe("TR_b");
    }

    /** Looks; so many packets have come by now. */
    private void look(int packets) {
        fixture.fire(RoomWatchFixture.pong());
        fixture.client.requests.removeIf(FfiRequest::hasGetStats);
        room.look();
        if (fixture.client.hasAsked(FfiRequest.MessageCase.GET_STATS)) {
            RtcStats.InboundRtp.Builder report = Full.<RtcStats.InboundRtp>of(RtcStats.InboundRtp.newBuilder()).toBuilder();
            report.getReceivedBuilder().setPacketsReceived(packets);
            fixture.client.answerTo(FfiRequest.MessageCase.GET_STATS).complete(FfiEvent.newBuilder()
                    .setGetStats(GetStatsCallback.newBuilder().setAsyncId(1)
                            .addStats(RtcStats.newBuilder().setInboundRtp(report)))
                    .build());
        }
    }

    private void report(org.livekit4j.ffi.proto.EncryptionState state) {
        fixture.fire(RoomEvent.newBuilder()
                .setE2EeStateChanged(E2eeStateChanged.newBuilder().setParticipantIdentity("bob").setState(state)));
    }

    @Test
    void shouldTellWhenMediaArrivesAndNothingIsDecrypted() {
        look(10);
        assertThat(bob.encryptionState()).isEqualTo(EncryptionState.NEW);
        look(110);
        assertThat(bob.encryptionState()).isEqualTo(EncryptionState.UNDECRYPTABLE);
        fixture.awaitEvent(EncryptionStateChanged.class);
        look(210);
        assertThat(fixture.events).filteredOn(EncryptionStateChanged.class::isInstance)
                .containsExactly(new EncryptionStateChanged(bob, EncryptionState.UNDECRYPTABLE));
    }

    @Test
    void shouldTellNothingWhenNoMediaArrives() {
        look(0);
        look(0);
        look(10);
        look(10);
        assertThat(bob.encryptionState()).isEqualTo(EncryptionState.NEW);
    }

    @Test
    void shouldLeaveItToTheLibraryWhenItReports() {
        report(org.livekit4j.ffi.proto.EncryptionState.OK);
        assertThat(bob.encryptionState()).isEqualTo(EncryptionState.OK);
        look(10);
        look(110);
        assertThat(bob.encryptionState()).isEqualTo(EncryptionState.OK);
        report(org.livekit4j.ffi.proto.EncryptionState.MISSING_KEY);
        assertThat(bob.encryptionState()).isEqualTo(EncryptionState.MISSING_KEY);
    }

    @Test
    void shouldBelieveTheLibraryWhenTheKeyComesLater() {
        look(10);
        look(110);
        report(org.livekit4j.ffi.proto.EncryptionState.OK);
        assertThat(bob.encryptionState()).isEqualTo(EncryptionState.OK);
    }

    @Test
    void shouldTellTheSameWhenTheRoomHasNoKey() {
        join(false);
        look(10);
        look(110);
        assertThat(bob.encryptionState()).isEqualTo(EncryptionState.UNDECRYPTABLE);
    }

    private FfiTrack track() {
        return (FfiTrack) bob.trackPublications().get("TR_b").track().orElseThrow();
    }

    @Test
    void shouldRefuseStreamsWhenTheRoomHasNoKey() {
        join(false);
        assertThatExceptionOfType(UndecryptableException.class).isThrownBy(() -> track().requireDecryptable(TrackSource.UNKNOWN))
                .withMessageContaining("'bob'").withMessageContaining("RoomOptions.withEncryption")
                .withMessageContaining("withAllowUndecryptable(true)");
        NativeRemoteParticipant participant = (NativeRemoteParticipant) bob;
        assertThatExceptionOfType(UndecryptableException.class)
                .isThrownBy(() -> participant.requireDecryptable(TrackSource.MICROPHONE));
        participant.requireDecryptable(TrackSource.CAMERA);
    }

    @Test
    void shouldRefuseStreamsOnlyWhileEncryptionIsOff() {
        track().requireDecryptable(TrackSource.UNKNOWN);
        room.encryption().orElseThrow().setEnabled(false);
        assertThatExceptionOfType(UndecryptableException.class).isThrownBy(() -> track().requireDecryptable(TrackSource.UNKNOWN))
                .withMessageContaining("RoomEncryption.setEnabled(true)");
        room.encryption().orElseThrow().setEnabled(true);
        track().requireDecryptable(TrackSource.UNKNOWN);
    }

    @Test
    void shouldRefuseNoStreamWhenATrackIsNotEncrypted() {
        join(false);
        fixture.publishRemotely("TR_plain", EncryptionType.NONE);
        fixture.subscribe("TR_plain");
        RemoteTrackPublication plain = bob.trackPublications().get("TR_plain");
        ((FfiTrack) plain.track().orElseThrow()).requireDecryptable(TrackSource.UNKNOWN);
    }
}
