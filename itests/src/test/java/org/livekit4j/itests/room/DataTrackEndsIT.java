package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.data.DataEncodings;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.DataStream;
import org.livekit4j.data.DataTrackOptions;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.data.LocalDataTrack.PushResult;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.SimulatedScenario;
import org.livekit4j.track.StreamEnd;

/** How streams of data tracks end, and when they go on. */
class DataTrackEndsIT {
    private static final DataSchema SCHEMA = new DataSchema("cut", DataEncodings.PROTOBUF);

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private final DataTracks tracks = new DataTracks(meeting);

    @Test
    void shouldEndStreamsWhenTheTrackIsUnpublished() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = DataTracks.publish(ada, "short");
        RemoteDataTrack remote = bob.awaitDataTrack("short");
        DataStream stream = tracks.open(remote);
        DataTracks.awaitFlow(track, stream);
        assertThat(track.published()).isTrue();
        track.unpublish();
        track.unpublish();
        track.close();

        assertThat(track.published()).isFalse();
        assertThat(track.tryPush(DataFrame.of(new byte[1]))).isEqualTo(PushResult.UNPUBLISHED);
        assertThat(ada.room().localParticipant().dataTracks()).isEmpty();
        assertThat(DataTracks.end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
        assertThat(DataTracks.next(stream)).isNull();
        assertThat(bob.awaitEvent(RoomEvent.DataTrackUnpublished.class).track()).isSameAs(remote);
        assertThat(remote.published()).isFalse();
        await().atMost(Attendee.TIMEOUT)
                .untilAsserted(() -> assertThatIllegalStateException().isThrownBy(() -> meeting.data().openStream(remote)));
        LocalDataTrack again = DataTracks.publish(ada, "short");
        DataStream another = tracks.open(await().atMost(Attendee.TIMEOUT).until(() -> bob.awaitDataTrack("short"),
                found -> found.sid().equals(again.sid())));
        DataTracks.awaitFlow(again, another);
    }

    @Test
    void shouldSayWhyWhenThePublisherLeavesOrTheRoomEnds() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        DataStream ofAda = tracks.open(bob.awaitDataTrack(DataTracks.publish(ada, "of ada").name()));
        DataStream ofBob = tracks.open(ada.awaitDataTrack(DataTracks.publish(bob, "of bob").name()));
        ada.room().close();

        assertThat(DataTracks.end(ofAda)).isEqualTo(StreamEnd.PARTICIPANT_LEFT);
        assertThat(DataTracks.end(ofBob)).isEqualTo(StreamEnd.ROOM_ENDED);
        bob.awaitEvent(RoomEvent.DataTrackUnpublished.class);
        bob.awaitEvent(RoomEvent.ParticipantDisconnected.class);
        assertThat(bob.count(RoomEvent.DataTrackUnpublished.class)).isOne();
        assertThat(bob.count(RoomEvent.ParticipantDisconnected.class)).isOne();
    }

    @Test
    void shouldGiveEverythingBackWhenTheRoomEndsInTheMiddle() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = ada.room().localParticipant()
                .publishDataTrack("cut", DataTrackOptions.DEFAULTS.withSchema(SCHEMA).withFrameEncoding(DataEncodings.PROTOBUF))
                .join();
        DataStream stream = tracks.open(bob.awaitDataTrack("cut"));
        CompletableFuture<PushResult> pushing = CompletableFuture.supplyAsync(() -> {
            PushResult result;
            do {
                result = track.tryPush(DataFrame.of(new byte[1_000]));
            } while (result != PushResult.UNPUBLISHED);
            return result;
        });
        DataTracks.next(stream);
        List<CompletableFuture<?>> unanswered = List.of(ada.room().localParticipant().publishDataTrack("late"),
                ada.room().localParticipant().defineDataSchema(SCHEMA, "message Cut {}"),
                bob.awaitDataTrack("cut").schemaDefinition());
        ada.room().close();
        bob.room().close();

        assertThat(pushing.get(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(PushResult.UNPUBLISHED);
        assertThat(DataTracks.end(stream)).isIn(StreamEnd.PARTICIPANT_LEFT, StreamEnd.ROOM_ENDED);
        await().atMost(Attendee.TIMEOUT).until(() -> unanswered.stream().allMatch(CompletableFuture::isDone));
        assertThat(track.published()).isFalse();
        track.unpublish();
    }

    @Test
    void shouldEndOnceWhenItIsClosedWhileFramesArrive() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = DataTracks.publish(ada, "closing");
        RemoteDataTrack remote = bob.awaitDataTrack("closing");
        DataStream closesItself = tracks.open(remote);
        closesItself.listen(frame -> {
            closesItself.close();
            closesItself.close();
        });
        for (int i = 0; i < 20; i++) {
            DataStream stream = tracks.open(remote);
            DataTracks.awaitFlow(track, stream);
            CompletableFuture<Void> burst = CompletableFuture.runAsync(() -> {
                for (int frames = 0; frames < 200; frames++) {
                    track.tryPush(DataFrame.of(new byte[100]));
                }
            });
            stream.close();
            burst.join();
            assertThat(DataTracks.end(stream)).isEqualTo(StreamEnd.CLOSED);
        }

        assertThat(DataTracks.end(closesItself)).isEqualTo(StreamEnd.CLOSED);
    }

    /** The native library keeps data tracks and subscriptions, and does not announce them again. */
    @Test
    void shouldGoOnWhenTheSubscriberReconnects() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = DataTracks.publish(ada, "kept");
        RemoteDataTrack remote = bob.awaitDataTrack("kept");
        DataStream stream = tracks.open(remote);
        DataTracks.awaitFlow(track, stream);
        bob.room().simulate(SimulatedScenario.FULL_RECONNECT).join();
        bob.awaitEvent(RoomEvent.Reconnected.class);

        assertThat(bob.awaitDataTrack("kept")).isSameAs(remote);
        DataTracks.awaitFlow(track, stream);
        assertThat(stream.end()).isEmpty();
        assertThat(remote.published()).isTrue();
        track.unpublish();
        assertThat(DataTracks.end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
    }

    @Test
    void shouldBePublishedAgainWhenThePublisherReconnects() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = DataTracks.publish(ada, "again");
        RemoteDataTrack before = bob.awaitDataTrack("again");
        DataStream old = tracks.open(before);
        DataTracks.awaitFlow(track, old);
        ada.room().simulate(SimulatedScenario.FULL_RECONNECT).join();
        ada.awaitEvent(RoomEvent.Reconnected.class);
        RemoteDataTrack now = bob.awaitEvent(RoomEvent.DataTrackPublished.class, event -> event.track() != before).track();

        assertThat(DataTracks.end(old)).isEqualTo(StreamEnd.PARTICIPANT_LEFT);
        assertThat(now.name()).isEqualTo("again");
        assertThat(track.published()).isTrue();
        DataTracks.awaitFlow(track, tracks.open(now));
    }
}
