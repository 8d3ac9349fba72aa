package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livekit4j.room.internal.Fixture.await;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.GetStatsCallback;
import org.livekit4j.ffi.proto.PublishTrackCallback;
import org.livekit4j.ffi.proto.Reconnected;
import org.livekit4j.ffi.proto.Reconnecting;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.ffi.proto.RtcStats;
import org.livekit4j.ffi.proto.TrackMuted;
import org.livekit4j.ffi.proto.TrackSubscribed;
import org.livekit4j.ffi.proto.TrackUnmuted;
import org.livekit4j.ffi.proto.UnpublishTrackCallback;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.LocalTrackPublication;

/** What the watch of a room does about tracks that are published or subscribed to. */
@Timeout(30)
class TrackWatchTest extends RoomWatchFixture {

    private void answerStats(RtcStats... reports) {
        fixture.client.answerTo(FfiRequest.MessageCase.GET_STATS).complete(FfiEvent.newBuilder()
                .setGetStats(GetStatsCallback.newBuilder().setAsyncId(1).addAllStats(List.of(reports))).build());
    }

    private static RtcStats outbound(long packets) {
        RtcStats.OutboundRtp.Builder report = Full.<RtcStats.OutboundRtp>of(RtcStats.OutboundRtp.newBuilder()).toBuilder();
        report.getSentBuilder().setPacketsSent(packets);
        return RtcStats.newBuilder().setOutboundRtp(report).build();
    }

    private static RtcStats remoteInbound() {
        return RtcStats.newBuilder()
                .setRemoteInboundRtp(Full.<RtcStats.RemoteInboundRtp>of(RtcStats.RemoteInboundRtp.newBuilder()))
                .build();
    }

    private static RtcStats inbound(int packets) {
        RtcStats.InboundRtp.Builder report = Full.<RtcStats.InboundRtp>of(RtcStats.InboundRtp.newBuilder()).toBuilder();
        report.getReceivedBuilder().setPacketsReceived(packets);
        report.getInboundBuilder().setFramesDecoded(packets);
        return RtcStats.newBuilder().setInboundRtp(report).build();
    }

    private LocalTrackPublication reconnectedWithPublication() {
        LocalTrackPublication publication = fixture.publish(room, "TR_a");
        fixture.client.requests.clear();
        fire(RoomEvent.newBuilder().setReconnected(Reconnected.getDefaultInstance()));
        return publication;
    }

    /** Looks, and answers what is asked for. */
    private void lookAndAnswer(RtcStats... reports) {
        lookAnd(() -> answerStats(reports));
    }

    private void lookAnd(Runnable answer) {
        fire(pong());
        fixture.client.requests.removeIf(FfiRequest::hasGetStats);
        room.look();
        if (fixture.client.hasAsked(FfiRequest.MessageCase.GET_STATS)) {
            answer.run();
        }
    }

    /** Looks until the track is published again, which the native library does not know any more. */
    private void lookAtAForgottenTrack() {
        await().until(() -> {
            lookAnd(() -> fixture.client.answerTo(FfiRequest.MessageCase.GET_STATS).complete(FfiEvent.newBuilder()
                    .setGetStats(GetStatsCallback.newBuilder().setAsyncId(1).setError("no transceiver found for track"))
                    .build()));
            return asked(FfiRequest.MessageCase.PUBLISH_TRACK) > 0;
        });
        assertThat(asked(FfiRequest.MessageCase.UNPUBLISH_TRACK)).isZero();
    }

    @Test
    void shouldLeaveAPublicationAloneWhenTheServerReportsOnIt() {
        reconnectedWithPublication();
        lookAndAnswer(outbound(10), remoteInbound());
        fixture.client.requests.clear();
        look(1);
        assertThat(fixture.client.requests).isEmpty();
    }

    @Test
    void shouldLeaveAPublicationAloneWhenNothingIsSentOfIt() {
        reconnectedWithPublication();
        IntStream.range(0, MANY).forEach(_ -> lookAndAnswer(outbound(10)));
        assertThat(asked(FfiRequest.MessageCase.PUBLISH_TRACK)).isZero();
        fixture.client.requests.clear();
        fire(pong());
        look(1);
        assertThat(fixture.client.hasAsked(FfiRequest.MessageCase.GET_STATS)).as("it gives up").isFalse();
    }

    private void refusePublish() {
        fixture.client.answerTo(FfiRequest.MessageCase.PUBLISH_TRACK).complete(FfiEvent.newBuilder()
                .setPublishTrack(PublishTrackCallback.newBuilder().setAsyncId(1).setError("timed out")).build());
    }

    @Test
    void shouldPublishAgainWhatTheLibraryHasForgotten() {
        LocalTrackPublication publication = reconnectedWithPublication();
        lookAtAForgottenTrack();
        fixture.answerPublish("TR_b");
        fixture.awaitEvent(org.livekit4j.room.RoomEvent.LocalTrackRepublished.class);
        assertThat(room.localParticipant().trackPublications()).containsOnlyKeys("TR_b").containsValue(publication);
        assertThat(publication.track().orElseThrow().sid()).isEqualTo("TR_b");
        assertThat(fixture.count(org.livekit4j.room.RoomEvent.LocalTrackUnpublished.class)).isZero();
    }

    @Test
    void shouldLetTheLibraryFinishItsOwnAttempts() {
        reconnectedWithPublication();
        for (int i = 0; i < 7; i++) {
            lookAnd(() -> fixture.client.answerTo(FfiRequest.MessageCase.GET_STATS).complete(FfiEvent.newBuilder()
                    .setGetStats(GetStatsCallback.newBuilder().setAsyncId(1).setError("no transceiver found for track"))
                    .build()));
        }
        assertThat(asked(FfiRequest.MessageCase.PUBLISH_TRACK)).isZero();
        fire(RoomEvent.newBuilder().setReconnecting(Reconnecting.getDefaultInstance()));
        IntStream.range(0, MANY).forEach(_ -> lookAndAnswer(outbound(1)));
        assertThat(asked(FfiRequest.MessageCase.PUBLISH_TRACK)).isZero();
    }

    private void lookAtAnUnseenTrack() {
        for (int packets = 0; asked(FfiRequest.MessageCase.UNPUBLISH_TRACK) == 0 && packets < 10_000; packets += 50) {
            lookAndAnswer(outbound(packets));
        }
    }

    private void answerUnpublish(UnpublishTrackCallback.Builder answer) {
        await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.UNPUBLISH_TRACK));
        fixture.client.answerTo(FfiRequest.MessageCase.UNPUBLISH_TRACK)
                .complete(FfiEvent.newBuilder().setUnpublishTrack(answer.setAsyncId(1)).build());
    }

    @Test
    void shouldPublishAgainWhatTheServerDoesNotReportOn() {
        LocalTrackPublication publication = reconnectedWithPublication();
        lookAtAnUnseenTrack();
        fire(RoomEvent.newBuilder().setLocalTrackUnpublished(
                org.livekit4j.ffi.proto.LocalTrackUnpublished.newBuilder().setPublicationSid("TR_a")));
        answerUnpublish(UnpublishTrackCallback.newBuilder());
        await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.PUBLISH_TRACK));
        fixture.answerPublish("TR_b");
        await().until(() -> publication.sid().equals("TR_b"));
        assertThat(fixture.count(org.livekit4j.room.RoomEvent.LocalTrackUnpublished.class)).isZero();
    }

    @Test
    void shouldNotPublishASecondTimeWhatCannotBeUnpublished() {
        reconnectedWithPublication();
        for (int attempt = 0; attempt < 2; attempt++) {
            fixture.client.requests.clear();
            lookAtAnUnseenTrack();
            answerUnpublish(UnpublishTrackCallback.newBuilder().setError("track not found"));
        }
        await().until(() -> {
            room.look();
            return room.ended().isDone();
        });
        assertThat(asked(FfiRequest.MessageCase.PUBLISH_TRACK)).isZero();
        assertEnded(DisconnectReason.PUBLICATION_LOST);
    }

    @Test
    void shouldEndTheRoomWhenPublishingAgainFailsTwice() {
        reconnectedWithPublication();
        for (int attempt = 0; attempt < 2; attempt++) {
            fixture.client.requests.clear();
            lookAtAForgottenTrack();
            refusePublish();
        }
        await().until(() -> {
            room.look();
            return room.ended().isDone();
        });
        assertEnded(DisconnectReason.PUBLICATION_LOST);
    }

    /** To a track that is not muted. */
    private void subscribe() {
        fire(RoomEvent.newBuilder()
                .setTrackUnmuted(TrackUnmuted.newBuilder().setParticipantIdentity("bob").setTrackSid("TR_bob")));
        fire(RoomEvent.newBuilder().setTrackSubscribed(
                TrackSubscribed.newBuilder().setParticipantIdentity("bob").setTrack(fixture.track("TR_bob"))));
    }

    @Test
    void shouldTellOnceWhenNothingComesOfATrack() {
        subscribe();
        IntStream.range(0, MANY).forEach(_ -> lookAndAnswer());
        fixture.awaitEvent(org.livekit4j.room.RoomEvent.TrackWithoutMedia.class);
        assertThat(fixture.count(org.livekit4j.room.RoomEvent.TrackWithoutMedia.class)).isOne();
        assertThat(fixture.events).last().asString().contains("mime_type").contains("bob");
    }

    @Test
    void shouldTellNothingWhenSomethingComesOfATrack() {
        subscribe();
        IntStream.range(0, MANY).forEach(_ -> lookAndAnswer(inbound(1)));
        assertThat(fixture.count(org.livekit4j.room.RoomEvent.TrackWithoutMedia.class)).isZero();
    }

    @Test
    void shouldTellNothingWhileATrackIsMuted() {
        subscribe();
        fire(RoomEvent.newBuilder()
                .setTrackMuted(TrackMuted.newBuilder().setParticipantIdentity("bob").setTrackSid("TR_bob")));
        IntStream.range(0, MANY).forEach(_ -> lookAndAnswer());
        assertThat(asked(FfiRequest.MessageCase.GET_STATS)).isZero();
    }
}
