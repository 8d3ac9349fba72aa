package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.LocalTrackUnpublished;
import org.livekit4j.ffi.proto.PublishTrackCallback;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.VideoEncoder;

/** A track is published once at a time, whichever room it is. */
@Timeout(30)
class PublishedOnceTest {
    private final Fixture fixture = new Fixture();
    private final Fixture others = new Fixture();
    private final NativeRoom room = fixture.room();
    private final NativeRoom other = others.room();
    private final Fixture.Tone track = new Fixture.Tone(fixture.client, 500);

    private CompletableFuture<LocalTrackPublication> publish(Room where) {
        return where.localParticipant().publishTrack(track, TrackPublishOptions.DEFAULTS);
    }

    private void refused(Room where) {
        assertThatIllegalStateException().isThrownBy(() -> publish(where)).withMessageStartingWith("AUDIO track 'tone'")
                .withMessageContaining("is published already");
    }

    @Test
    void shouldBeRefusedWhereverItIsWhilePublished() {
        CompletableFuture<LocalTrackPublication> publishing = publish(room);
        refused(other);
        fixture.answerPublish("TR_a");
        publishing.join();

        refused(other);
        refused(room);
        assertThat(others.client.hasAsked(FfiRequest.MessageCase.PUBLISH_TRACK)).isFalse();
    }

    @Test
    void shouldBeTakenAgainWhenItIsUnpublished() {
        publish(room);
        fixture.answerPublish("TR_a");
        fixture.fire(
                RoomEvent.newBuilder().setLocalTrackUnpublished(LocalTrackUnpublished.newBuilder().setPublicationSid("TR_a")));

        publish(other);
        refused(room);
    }

    @Test
    void shouldBeTakenAgainWhenTheRoomHasEnded() {
        publish(room);
        fixture.answerPublish("TR_a");
        room.stop(DisconnectReason.NATIVE_STOPPED);

        publish(other);
    }

    @Test
    void shouldBeTakenAgainWhenPublishingHasFailed() {
        CompletableFuture<LocalTrackPublication> published = publish(room);
        fixture.client.answerTo(FfiRequest.MessageCase.PUBLISH_TRACK).complete(FfiEvent.newBuilder()
                .setPublishTrack(PublishTrackCallback.newBuilder().setAsyncId(1).setError("not allowed")).build());
        assertThatThrownBy(published::join).hasMessageContaining("not allowed");

        publish(other);
    }

    @Test
    void shouldBeTakenAgainWhenTheRoomEndsWhileItIsPublished() {
        publish(room);
        room.stop(DisconnectReason.NATIVE_STOPPED);

        publish(other);
    }

    @Test
    void shouldBeRefusedWhenOnlyItsUserHasGivenUp() {
        publish(room).cancel(false);
        refused(other);
        fixture.answerPublish("TR_a");
        refused(other);
    }

    @Test
    void shouldBeRefusedWhenItWouldNeedASourceOfEncodedVideo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.localParticipant().publishTrack(track,
                        TrackPublishOptions.DEFAULTS.withVideoEncoder(VideoEncoder.PRE_ENCODED)))
                .withMessageContaining("PRE_ENCODED");
        publish(room);
    }
}
