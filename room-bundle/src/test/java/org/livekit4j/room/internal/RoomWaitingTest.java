package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livekit4j.room.internal.Fixture.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.ParticipantConnected;
import org.livekit4j.ffi.proto.TrackPublished;
import org.livekit4j.ffi.proto.TrackSubscribed;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.TrackSource;

/** Waiting for participants and tracks: what is there already, what comes in between, and what never comes. */
@Timeout(30)
class RoomWaitingTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.silentRoom();

    @AfterEach
    void nothingShouldListenAnyMore() {
        Thread.interrupted();
        assertThat(room.incomingStatistics().listeners()).isEmpty();
    }

    private void join(String identity) {
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder()
                .setParticipantConnected(ParticipantConnected.newBuilder().setInfo(fixture.participant(identity))));
    }

    private void publish(String sid) {
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setTrackPublished(
                TrackPublished.newBuilder().setParticipantIdentity("bob").setPublication(fixture.publication(sid))));
    }

    private void subscribe(String sid) {
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setTrackSubscribed(
                TrackSubscribed.newBuilder().setParticipantIdentity("bob").setTrack(fixture.track(sid))));
    }

    /** Begins to wait on another thread, and returns when it listens. */
    private <T> FutureTask<T> waiting(Callable<T> call) {
        FutureTask<T> waiting = new FutureTask<>(call);
        Thread.startVirtualThread(waiting);
        await().until(() -> !room.incomingStatistics().listeners().isEmpty() || waiting.isDone());
        return waiting;
    }

    @Test
    void shouldReturnAtOnceWhenTheParticipantIsThere() throws Exception {
        assertThat(room.awaitParticipant("bob", Duration.ZERO)).isSameAs(room.remoteParticipants().get("bob"));
    }

    @Test
    void shouldReturnTheParticipantWhenItJoinsMeanwhile() throws Exception {
        FutureTask<RemoteParticipant> waiting = waiting(() -> room.awaitParticipant("ada", LONG));
        join("eve");
        join("ada");

        assertThat(waiting.get(20, TimeUnit.SECONDS).identity()).isEqualTo("ada");
    }

    @Test
    void shouldMissNobodyWhenAParticipantJoinsAtThatMoment() throws Exception {
        for (int i = 0; i < 200; i++) {
            String identity = "guest " + i;
            CompletableFuture<Void> joining = CompletableFuture.runAsync(() -> join(identity));

            assertThat(room.awaitParticipant(identity, LONG).identity()).isEqualTo(identity);
            joining.join();
        }
    }

    @Test
    void shouldReturnThePublicationWhenItIsPublishedMeanwhile() throws Exception {
        FutureTask<RemoteTrackPublication> waiting = waiting(() -> room.awaitPublication(one -> one.sid().equals("TR_2"), LONG));
        publish("TR_1");
        publish("TR_2");

        assertThat(waiting.get(20, TimeUnit.SECONDS).sid()).isEqualTo("TR_2");
        assertThat(room.awaitPublication(one -> one.sid().equals("TR_bob"), Duration.ZERO).sid()).isEqualTo("TR_bob");
    }

    @Test
    void shouldReturnTheTrackWhenItIsSubscribedToMeanwhile() throws Exception {
        FutureTask<RemoteTrack> waiting = waiting(() -> room.awaitTrack("bob", TrackSource.UNKNOWN, LONG));
        subscribe("TR_bob");

        assertThat(waiting.get(20, TimeUnit.SECONDS).sid()).isEqualTo("TR_bob");
        assertThat(room.awaitTrack("bob", TrackSource.UNKNOWN, Duration.ZERO).sid()).isEqualTo("TR_bob");
    }

    @Test
    void shouldSayWhatDidNotComeWhenTheTimeIsUp() {
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> room.awaitParticipant("ada", Duration.ofMillis(1)))
                .withMessage("participant 'ada' did not appear in room 'a room' within PT0.001S");
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> room.awaitPublication(_ -> false, Duration.ZERO))
                .withMessage("no such track was published in room 'a room' within PT0S");
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> room.awaitTrack("bob", TrackSource.CAMERA, Duration.ofSeconds(-1)))
                .withMessage("no track CAMERA of participant 'bob' was subscribed to in room 'a room' within PT-1S");
    }

    @Test
    void shouldFailWhenTheRoomEndsMeanwhile() {
        FutureTask<RemoteParticipant> waiting = waiting(() -> room.awaitParticipant("ada", LONG));
        room.stop(DisconnectReason.SERVICE_STOPPED);

        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).havingCause()
                .isInstanceOfSatisfying(RoomEndedException.class,
                        e -> assertThat(e.reason()).isEqualTo(DisconnectReason.SERVICE_STOPPED));
    }

    @Test
    void shouldFailWhenTheRoomHasEnded() {
        room.stop(DisconnectReason.SERVICE_STOPPED);

        assertThatExceptionOfType(RoomEndedException.class).isThrownBy(() -> room.awaitParticipant("bob", LONG));
    }

    @Test
    void shouldThrowWhatThePredicateThrowsWhenItDoes() {
        assertThatThrownBy(() -> room.awaitPublication(_ -> {
            throw new IllegalStateException("expected in this test");
        }, LONG)).isInstanceOf(IllegalStateException.class).hasMessage("expected in this test");
    }

    @Test
    void shouldStopWaitingWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> room.awaitParticipant("ada", LONG));
    }
}
