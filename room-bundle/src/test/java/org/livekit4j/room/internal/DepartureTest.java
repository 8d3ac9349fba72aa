package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livekit4j.room.internal.Fixture.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.PublishTrackCallback;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.TrackPublishOptions;

/** A room is left while a track is being published. */
@Timeout(30)
class DepartureTest {
    private final Fixture fixture = new Fixture();

    private CompletableFuture<LocalTrackPublication> publish(NativeRoom room) {
        return room.localParticipant().publishTrack(new Fixture.Tone(fixture.client, 500), TrackPublishOptions.DEFAULTS);
    }

    private boolean leaves() {
        return fixture.client.hasAsked(FfiRequest.MessageCase.DISCONNECT);
    }

    /** Otherwise it would be published when the room is gone, and keep the room's connections in memory. */
    @Test
    void shouldNotBeLeftBeforeTheAnswerWhenATrackIsBeingPublished() {
        fixture.timeouts = new RoomTimeouts(Duration.ofSeconds(2), Duration.ofMillis(1), Duration.ofSeconds(20),
                Duration.ofSeconds(1), Duration.ofMillis(20), Duration.ofSeconds(2));
        NativeRoom room = fixture.room();
        CompletableFuture<LocalTrackPublication> published = publish(room);
        room.disconnect();
        await().during(Duration.ofMillis(200)).until(() -> !leaves());
        fixture.answerPublish("TR_a");
        await().until(this::leaves);
        assertThat(published.join().sid()).isEqualTo("TR_a");
    }

    @Test
    void shouldBeLeftWhenThereIsNoAnswerToPublishing() {
        NativeRoom room = fixture.room();
        CompletableFuture<LocalTrackPublication> published = publish(room);
        room.disconnect();
        await().until(this::leaves);
        assertThatThrownBy(published::join).hasCauseInstanceOf(RoomEndedException.class);
    }

    @Test
    void shouldBeLeftWhenPublishingHasFailed() {
        NativeRoom room = fixture.room();
        CompletableFuture<LocalTrackPublication> published = publish(room);
        fixture.client.answerTo(FfiRequest.MessageCase.PUBLISH_TRACK).complete(FfiEvent.newBuilder()
                .setPublishTrack(PublishTrackCallback.newBuilder().setAsyncId(1).setError("refused")).build());
        room.disconnect();
        await().until(this::leaves);
        assertThatThrownBy(published::join).hasCauseInstanceOf(LiveKitException.class);
    }
}
