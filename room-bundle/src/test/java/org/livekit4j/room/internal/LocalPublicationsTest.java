package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livekit4j.room.internal.Fixture.await;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.ConnectionState;
import org.livekit4j.ffi.proto.ConnectionStateChanged;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.LocalTrackRepublished;
import org.livekit4j.ffi.proto.LocalTrackSubscribed;
import org.livekit4j.ffi.proto.LocalTrackUnpublished;
import org.livekit4j.ffi.proto.PublishTrackCallback;
import org.livekit4j.ffi.proto.Reconnected;
import org.livekit4j.ffi.proto.Reconnecting;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.ffi.proto.TrackMuted;
import org.livekit4j.ffi.proto.TrackPublicationInfo;
import org.livekit4j.ffi.proto.TrackSource;
import org.livekit4j.ffi.proto.TrackUnmuted;
import org.livekit4j.ffi.proto.UnpublishTrackCallback;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.ParticipantTrackPermission;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.RoomEvent.LocalTrackPublished;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.testing.FakeEvent;

@Timeout(30)
class LocalPublicationsTest {
    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.room();

    private FakeEvent republish(String from, String to, long handle) {
        return fixture.fire(RoomEvent.newBuilder()
                .setLocalTrackRepublished(LocalTrackRepublished.newBuilder().setPreviousSid(from).setPublicationHandle(handle)
                        .setInfo(Full.<TrackPublicationInfo>of(TrackPublicationInfo.newBuilder().setSid(to)))));
    }

    private long publications() {
        return fixture.left().stream().filter(kind -> kind == HandleKind.PUBLICATION).count();
    }

    @Test
    void shouldKnowThePublicationWhenTheAnswerComes() {
        LocalTrackPublication publication = fixture.publish(room, "TR_a");
        assertThat(room.localParticipant().trackPublications()).containsEntry("TR_a", publication);
        assertThat(publication.track().orElseThrow().sid()).isEqualTo("TR_a");
        fixture.awaitEvent(LocalTrackPublished.class);
    }

    @Test
    void shouldRememberTheSubscriptionWhenItComesBeforeTheAnswer() {
        CompletableFuture<LocalTrackPublication> published = room.localParticipant()
                .publishTrack(new Fixture.Tone(fixture.client, 500), TrackPublishOptions.DEFAULTS);
        fixture.fire(RoomEvent.newBuilder().setLocalTrackSubscribed(LocalTrackSubscribed.newBuilder().setTrackSid("TR_a")));
        fixture.answerPublish("TR_a");
        published.join().firstSubscription().join();
        fixture.awaitEvent(org.livekit4j.room.RoomEvent.LocalTrackSubscribed.class);
        assertThat(fixture.events).extracting(event -> event.getClass().getSimpleName()).containsExactly("Connected",
                "LocalTrackPublished", "LocalTrackSubscribed");
    }

    @Test
    void shouldStayTheSameObjectWhenItIsPublishedAgain() {
        LocalTrackPublication publication = fixture.publish(room, "TR_a");
        long before = publications();
        assertThat(republish("TR_a", "TR_b", 900).claimed.get()).isTrue();
        republish("TR_b", "TR_c", 900);

        assertThat(room.localParticipant().trackPublications()).containsOnlyKeys("TR_c").containsValue(publication);
        assertThat(publication.sid()).isEqualTo("TR_c");
        assertThat(publication.track().orElseThrow().sid()).isEqualTo("TR_c");
        assertThat(publications()).isEqualTo(before);
        assertThat(fixture.client.live).containsEntry(900L, HandleKind.PUBLICATION);
        fixture.awaitEvent(org.livekit4j.room.RoomEvent.LocalTrackRepublished.class);
    }

    @Test
    void shouldTellOnceWhenItIsUnpublishedByEventAndAnswer() {
        LocalTrackPublication publication = fixture.publish(room, "TR_a");
        CompletableFuture<Void> unpublished = room.localParticipant().unpublishTrack(publication);
        fixture.fire(
                RoomEvent.newBuilder().setLocalTrackUnpublished(LocalTrackUnpublished.newBuilder().setPublicationSid("TR_a")));
        fixture.client.answerTo(FfiRequest.MessageCase.UNPUBLISH_TRACK).complete(FfiEvent.newBuilder()
                .setUnpublishTrack(UnpublishTrackCallback.newBuilder().setAsyncId(1)).build());
        unpublished.join();

        assertThat(room.localParticipant().trackPublications()).isEmpty();
        assertThatThrownBy(publication.firstSubscription()::join).hasCauseInstanceOf(LiveKitException.class);
        assertThat(fixture.count(org.livekit4j.room.RoomEvent.LocalTrackUnpublished.class)).isEqualTo(1);
        assertThat(publications()).isEqualTo(1); // bob's
        assertThatIllegalArgumentException().isThrownBy(() -> room.localParticipant().unpublishTrack(publication));
    }

    @Test
    void shouldFailWithTheReasonWhenItIsNotAllowed() {
        CompletableFuture<LocalTrackPublication> published = room.localParticipant()
                .publishTrack(new Fixture.Tone(fixture.client, 500), TrackPublishOptions.DEFAULTS);
        fixture.client.answerTo(FfiRequest.MessageCase.PUBLISH_TRACK).complete(FfiEvent.newBuilder()
                .setPublishTrack(PublishTrackCallback.newBuilder().setAsyncId(1).setError("not allowed")).build());
        assertThatThrownBy(published::join).hasCauseInstanceOf(LiveKitException.class).hasMessageContaining("not allowed");
    }

    @Test
    void shouldKnowThePublicationWhenItsUserHasGivenUp() {
        CompletableFuture<LocalTrackPublication> published = room.localParticipant()
                .publishTrack(new Fixture.Tone(fixture.client, 500), TrackPublishOptions.DEFAULTS);
        published.cancel(false);
        fixture.answerPublish("TR_a");
        assertThat(room.localParticipant().trackPublications()).containsOnlyKeys("TR_a");
    }

    @Test
    void shouldReleaseThePublicationWhenTheAnswerComesAfterTheEnd() {
        room.localParticipant().publishTrack(new Fixture.Tone(fixture.client, 500), TrackPublishOptions.DEFAULTS);
        room.stop(org.livekit4j.room.DisconnectReason.NATIVE_STOPPED);
        fixture.answerPublish("TR_a");
        assertThat(fixture.left()).isEmpty();
    }

    private void state(ConnectionState state) {
        fixture.fire(RoomEvent.newBuilder().setConnectionStateChanged(ConnectionStateChanged.newBuilder().setState(state)));
    }

    private long asked(FfiRequest.MessageCase kind) {
        return fixture.client.requests.stream().filter(request -> request.getMessageCase() == kind).count();
    }

    private List<String> unpublished() {
        return fixture.client.requests.stream().filter(FfiRequest::hasUnpublishTrack)
                .map(request -> request.getUnpublishTrack().getTrackSid()).toList();
    }

    @Test
    void shouldBeGoneAtOnceWhenItIsUnpublishedDuringAReconnect() {
        LocalTrackPublication publication = fixture.publish(room, "TR_a");
        state(ConnectionState.CONN_RECONNECTING);
        room.localParticipant().unpublishTrack(publication).join();
        assertThat(room.localParticipant().trackPublications()).isEmpty();
        assertThat(publication.track()).isEmpty();
        fixture.awaitEvent(org.livekit4j.room.RoomEvent.LocalTrackUnpublished.class);

        republish("TR_a", "TR_b", 900);
        assertThat(room.localParticipant().trackPublications()).isEmpty();
        assertThat(unpublished()).as("what comes back is unpublished again").containsExactly("TR_a", "TR_b");
        assertThat(fixture.count(org.livekit4j.room.RoomEvent.LocalTrackRepublished.class)).isZero();
        assertThat(fixture.count(org.livekit4j.room.RoomEvent.LocalTrackUnpublished.class)).isOne();
    }

    @Test
    void shouldRefuseATrackThatWasUnpublishedDuringAReconnectUntilThatIsOver() {
        Fixture.Tone tone = new Fixture.Tone(fixture.client, 500);
        CompletableFuture<LocalTrackPublication> published = room.localParticipant().publishTrack(tone,
                TrackPublishOptions.DEFAULTS);
        fixture.answerPublish("TR_a");
        state(ConnectionState.CONN_RECONNECTING);
        room.localParticipant().unpublishTrack(published.join()).join();
        assertThatIllegalStateException()
                .isThrownBy(() -> room.localParticipant().publishTrack(tone, TrackPublishOptions.DEFAULTS))
                .withMessageContaining("reconnects");
        fixture.fire(RoomEvent.newBuilder().setReconnected(Reconnected.getDefaultInstance()));
        await().ignoreExceptions().until(() -> room.localParticipant().publishTrack(tone, TrackPublishOptions.DEFAULTS) != null);
    }

    @Test
    void shouldBeGoneWhenTheConnectionIsLostBeforeTheAnswer() {
        LocalTrackPublication publication = fixture.publish(room, "TR_a");
        CompletableFuture<Void> unpublished = room.localParticipant().unpublishTrack(publication);
        state(ConnectionState.CONN_RECONNECTING);
        fixture.fire(RoomEvent.newBuilder().setReconnecting(Reconnecting.getDefaultInstance()));
        unpublished.join();
        assertThat(room.localParticipant().trackPublications()).isEmpty();
    }

    @Test
    void shouldBeGoneWhenTheLibrarySaysThatItCannotBeUnpublished() {
        LocalTrackPublication publication = fixture.publish(room, "TR_a");
        CompletableFuture<Void> unpublished = room.localParticipant().unpublishTrack(publication);
        fixture.client.answerTo(FfiRequest.MessageCase.UNPUBLISH_TRACK).complete(FfiEvent.newBuilder()
                .setUnpublishTrack(UnpublishTrackCallback.newBuilder().setAsyncId(1).setError("track not found")).build());
        unpublished.join();
        assertThat(room.localParticipant().trackPublications()).isEmpty();
        fixture.awaitEvent(org.livekit4j.room.RoomEvent.LocalTrackUnpublished.class);
    }

    @Test
    void shouldRefuseATrackThatIsPublishedOrAboutToBe() {
        Fixture.Tone tone = new Fixture.Tone(fixture.client, 500);
        CompletableFuture<LocalTrackPublication> first = room.localParticipant().publishTrack(tone, TrackPublishOptions.DEFAULTS);
        assertThatIllegalStateException()
                .isThrownBy(() -> room.localParticipant().publishTrack(tone, TrackPublishOptions.DEFAULTS))
                .withMessageContaining("being published");
        fixture.answerPublish("TR_a");
        first.join();
        assertThatIllegalStateException()
                .isThrownBy(() -> room.localParticipant().publishTrack(tone, TrackPublishOptions.DEFAULTS))
                .withMessageContaining("TR_a");
        assertThat(asked(FfiRequest.MessageCase.PUBLISH_TRACK)).isOne();

        fixture.fire(
                RoomEvent.newBuilder().setLocalTrackUnpublished(LocalTrackUnpublished.newBuilder().setPublicationSid("TR_a")));
        room.localParticipant().publishTrack(tone, TrackPublishOptions.DEFAULTS);
        assertThat(asked(FfiRequest.MessageCase.PUBLISH_TRACK)).isEqualTo(2);
    }

    @Test
    void shouldFailAtOnceWhenItIsNotPermitted() {
        fixture.permit(false, true);
        assertThatThrownBy(room.localParticipant().publishTrack(new Fixture.Tone(fixture.client, 500),
                TrackPublishOptions.DEFAULTS)::join).hasCauseInstanceOf(LiveKitException.class)
                .hasMessageContaining("may not publish");
        assertThat(asked(FfiRequest.MessageCase.PUBLISH_TRACK)).isZero();
    }

    @Test
    void shouldFailAtOnceWhenTheSourceIsNotPermitted() {
        fixture.permit(true, true, TrackSource.SOURCE_MICROPHONE);
        assertThatThrownBy(room.localParticipant().publishTrack(new Fixture.Tone(fixture.client, 500),
                TrackPublishOptions.DEFAULTS.withSource(org.livekit4j.track.TrackSource.CAMERA))::join)
                .hasMessageContaining("CAMERA").hasMessageContaining("MICROPHONE");
        room.localParticipant().publishTrack(new Fixture.Tone(fixture.client, 501),
                TrackPublishOptions.DEFAULTS.withSource(org.livekit4j.track.TrackSource.MICROPHONE));
        assertThat(asked(FfiRequest.MessageCase.PUBLISH_TRACK)).isOne();
    }

    @Test
    void shouldEndWhatIsNotPermittedAnyMore() {
        LocalTrackPublication publication = fixture.publish(room, "TR_a");
        CompletableFuture<LocalTrackPublication> other = room.localParticipant()
                .publishTrack(new Fixture.Tone(fixture.client, 500), TrackPublishOptions.DEFAULTS);
        CompletableFuture<Void> waiting = publication.firstSubscription();
        fixture.permit(false, true);
        assertThatThrownBy(other::join).hasMessageContaining("may not publish");
        assertThatThrownBy(waiting::join).hasMessageContaining("may not publish");
        assertThat(room.localParticipant().trackPublications()).isEmpty();
        fixture.awaitEvent(org.livekit4j.room.RoomEvent.LocalTrackUnpublished.class);
        assertThat(unpublished()).containsExactly("TR_a");
        assertThat(fixture.events).extracting(event -> event.getClass().getSimpleName())
                .containsSubsequence("ParticipantPermissionsChanged", "LocalTrackUnpublished");

        fixture.answerPublish("TR_b");
        assertThat(unpublished()).as("nobody waits for it any more").containsExactly("TR_a", "TR_b");
        assertThat(room.localParticipant().trackPublications()).isEmpty();
        assertThat(publications()).as("bob's").isEqualTo(1);
    }

    @Test
    void shouldBeMutedWithItsTrackWhenAModeratorMutesIt() {
        LocalTrackPublication publication = fixture.publish(room, "TR_a");
        fixture.fire(RoomEvent.newBuilder().setTrackUnmuted(
                TrackUnmuted.newBuilder().setParticipantIdentity("me").setTrackSid("TR_a")));
        assertThat(publication.muted()).isFalse();
        assertThat(publication.track().orElseThrow().muted()).isFalse();
        fixture.fire(RoomEvent.newBuilder().setTrackMuted(
                TrackMuted.newBuilder().setParticipantIdentity("me").setTrackSid("TR_a")));
        assertThat(publication.muted()).isTrue();
        assertThat(publication.track().orElseThrow().muted()).isTrue();
    }

    @Test
    void shouldSendPermissionsAgainWithTheNewSid() {
        fixture.publish(room, "TR_a");
        room.localParticipant().setTrackSubscriptionPermissions(false,
                List.of(new ParticipantTrackPermission("bob", false, Set.of("TR_a", "TR_other"))));
        republish("TR_a", "TR_b", 900);
        fixture.fire(RoomEvent.newBuilder().setReconnected(Reconnected.getDefaultInstance()));
        FfiRequest last = fixture.client.requests.stream().filter(FfiRequest::hasSetTrackSubscriptionPermissions)
                .reduce((a, b) -> b).orElseThrow();
        assertThat(last.getSetTrackSubscriptionPermissions().getPermissions(0).getAllowedTrackSidsList())
                .containsExactlyInAnyOrder("TR_b", "TR_other");
    }

    @Test
    void shouldFailTheWaitForASubscriptionWithTheEndOfTheRoom() {
        LocalTrackPublication publication = fixture.publish(room, "TR_a");
        CompletableFuture<Void> waiting = publication.firstSubscription();
        CompletableFuture<Void> left = room.disconnect();
        await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.DISCONNECT));
        fixture.fire(
                RoomEvent.newBuilder().setLocalTrackUnpublished(LocalTrackUnpublished.newBuilder().setPublicationSid("TR_a")));
        fixture.client.answerTo(FfiRequest.MessageCase.DISCONNECT).complete(FfiEvent.getDefaultInstance());
        left.join();
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(RoomEndedException.class);
        assertThatThrownBy(publication.firstSubscription()::join).hasCauseInstanceOf(RoomEndedException.class);
    }
}
