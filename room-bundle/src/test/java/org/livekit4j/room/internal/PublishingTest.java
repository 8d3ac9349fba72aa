package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.LocalTrackRepublished;
import org.livekit4j.ffi.proto.LocalTrackSubscribed;
import org.livekit4j.ffi.proto.LocalTrackUnpublished;
import org.livekit4j.ffi.proto.PublishTrackCallback;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.ffi.proto.TrackPublicationInfo;
import org.livekit4j.ffi.proto.UnpublishTrackCallback;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RoomEvent.LocalTrackPublished;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LiveKitException;

@Timeout(30)
class PublishingTest {
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
        published.join().waitForSubscription().join();
        fixture.awaitEvent(org.livekit4j.room.RoomEvent.LocalTrackSubscribed.class);
        assertThat(fixture.events).extracting(event -> event.getClass().getSimpleName()).containsExactly("Connected",
                "LocalTrackPublished", "LocalTrackSubscribed");
    }

    @Test
    void shouldStayTheSameObjectWhenItIsPublishedAgain() {
        LocalTrackPublication publication = fixture.publish(room, "TR_a");
        long before = publications();
        assertThat(republish("TR_a", "TR_b", 900).claimed).isTrue();
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
        assertThatThrownBy(publication.waitForSubscription()::join).hasCauseInstanceOf(LiveKitException.class);
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
}
