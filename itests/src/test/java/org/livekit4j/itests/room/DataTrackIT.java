package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.LiveKitException;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataStream;
import org.livekit4j.data.DataStreamOptions;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.data.LocalDataTrack.PushResult;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.queue.Lane;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.SimulatedScenario;
import org.livekit4j.token.VideoGrant;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamStatistics;

/** Frames of data tracks: what arrives, what is lost and counted, and how streams end. */
class DataTrackIT {
    private static final Duration PACE = Duration.ofMillis(5);

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private static LocalDataTrack publish(Attendee attendee, String name) {
        return attendee.room().localParticipant().publishDataTrack(name).join();
    }

    private DataStream open(RemoteDataTrack track, DataStreamOptions options) {
        return meeting.closing(meeting.data().openStream(track, options));
    }

    private DataStream open(RemoteDataTrack track) {
        return open(track, DataStreamOptions.DEFAULTS);
    }

    /** Pushes frames until one arrives: the subscription reaches the publisher some time after it was asked for. */
    static void awaitFlow(LocalDataTrack from, DataStream to) throws InterruptedException {
        await("the first frame").atMost(Attendee.TIMEOUT).pollInterval(Duration.ofMillis(20)).until(() -> {
            from.tryPush(DataFrame.of(new byte[]{0}));
            return to.poll(Duration.ofMillis(100)) != null;
        });
        while (to.poll(Duration.ofMillis(300)) != null) {
            // What was pushed before
        }
    }

    private static DataFrame next(DataStream stream) throws InterruptedException {
        return stream.poll(Attendee.TIMEOUT);
    }

    /** Pushes a frame until it arrives: any single one may be lost. */
    private static DataFrame arrived(LocalDataTrack from, DataFrame frame, DataStream to) {
        return await("a frame of " + frame).atMost(Attendee.TIMEOUT).until(() -> {
            assertThat(from.tryPush(frame)).isEqualTo(PushResult.ACCEPTED);
            for (DataFrame next = to.poll(Duration.ofSeconds(1)); next != null; next = to.poll(Duration.ofSeconds(1))) {
                if (next.userTimestamp().equals(frame.userTimestamp())) {
                    return next;
                }
            }
            return null;
        }, Objects::nonNull);
    }

    private static StreamEnd end(DataStream stream) {
        return stream.ended().orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Test
    void shouldCarryFramesOfEverySizeThatIsAllowed() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = publish(ada, "telemetry");
        RemoteDataTrack remote = bob.awaitDataTrack("telemetry");
        DataStream stream = open(remote);
        awaitFlow(track, stream);
        Random random = new Random(1);
        for (int size : new int[]{1, 2, 1_000, 20_000, LocalDataTrack.MAX_PAYLOAD_BYTES}) {
            byte[] payload = new byte[size];
            random.nextBytes(payload);

            assertThat(arrived(track, DataFrame.of(payload, size), stream)).isEqualTo(DataFrame.of(payload, size));
        }

        assertThat(arrived(track, DataFrame.of(new byte[]{1}, -1), stream).userTimestamp()).hasValue(-1);
        for (int size : new int[]{0, LocalDataTrack.MAX_PAYLOAD_BYTES + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> track.tryPush(DataFrame.of(new byte[size])))
                    .withMessage("frame has a payload of " + size + " bytes; it must have from 1 to 60000");
        }
        assertThat(remote.sid()).startsWith("DTR_").isEqualTo(track.sid());
        assertThat(remote.publisherIdentity()).isEqualTo("ada");
        assertThat(remote.encrypted()).isFalse();
        assertThat(ada.room().localParticipant().dataTracks()).containsOnlyKeys("telemetry").containsValue(track);
    }

    @Test
    void shouldReachPythonAndComeBack() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        ada.awaitParticipant("bob");
        LocalDataTrack track = publish(ada, "there");
        assertThat(bob.awaitEvent("data_track_published").get("identity").getAsString()).isEqualTo("ada");
        bob.ask("read_data_track", "name", "there");
        await().atMost(Attendee.TIMEOUT).pollInterval(Duration.ofMillis(20)).until(() -> {
            track.tryPush(DataFrame.of(new byte[]{1, 0, -1}, 7));
            return bob.happened("data_frame");
        });
        bob.ask("publish_data_track", "name", "back");
        DataStream stream = open(ada.awaitDataTrack("back"));
        bob.send("flood_frames", "name", "back", "frames", 1_000_000, "rate", 100);
        DataFrame first = next(stream);
        DataFrame second = next(stream);

        assertThat(bob.awaitEvent("data_frame")).satisfies(frame -> {
            assertThat(frame.get("payload").getAsString()).isEqualTo("AQD/");
            assertThat(frame.get("timestamp").getAsLong()).isEqualTo(7);
        });
        assertThat(first.payload()).hasSize(100);
        assertThat(second.userTimestamp().orElseThrow()).isGreaterThan(first.userTimestamp().orElseThrow());
        track.unpublish();
        assertThat(bob.awaitEvent("data_stream_ended").get("error").isJsonNull()).isTrue();
        assertThat(bob.awaitEvent("data_track_unpublished").get("sid").getAsString()).isEqualTo(track.sid());
        bob.ask("unpublish_data_track", "name", "back");
        assertThat(end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
    }

    @Test
    void shouldCostNothingUntilSomebodySubscribes() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = publish(ada, "unread");
        RemoteDataTrack remote = bob.awaitDataTrack("unread");
        for (int i = 0; i < 50; i++) {
            track.tryPush(DataFrame.of(new byte[10]));
            Thread.sleep(PACE);
        }

        assertThat(meeting.queue().statistics().lanes().get(Lane.DATA)).satisfies(
                lane -> assertThat(lane.events()).as(lane.toString()).isZero());
        DataStream stream = open(remote);
        awaitFlow(track, stream);
        assertThat(arrived(track, DataFrame.of(new byte[]{9}, 9), stream).payload()).containsExactly(9);
    }

    @Test
    void shouldCountWhatASlowReaderLosesAndKeepTheNewest() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = publish(ada, "numbers");
        RemoteDataTrack remote = bob.awaitDataTrack("numbers");
        DataStream five = open(remote, DataStreamOptions.DEFAULTS.withCapacity(5));
        DataStream latest = open(remote, DataStreamOptions.DEFAULTS.withCapacity(1));
        awaitFlow(track, five);
        awaitFlow(track, latest);
        for (int i = 1; i <= 100; i++) {
            assertThat(track.tryPush(DataFrame.of(new byte[100], i))).isEqualTo(PushResult.ACCEPTED);
            Thread.sleep(PACE);
        }
        await().atMost(Attendee.TIMEOUT).until(() -> five.statistics().dropped() >= 50);
        track.unpublish();
        assertThat(end(five)).isEqualTo(StreamEnd.UNSUBSCRIBED);
        assertThat(end(latest)).isEqualTo(StreamEnd.UNSUBSCRIBED);

        StreamStatistics before = five.statistics();
        assertThat(before.queued()).isEqualTo(5);
        assertThat(before.received()).isEqualTo(before.delivered() + before.dropped() + before.queued());
        List<Long> rest = new ArrayList<>();
        five.forEach(frame -> rest.add(frame.userTimestamp().orElseThrow()));
        assertThat(rest).hasSize(5).isSorted();
        assertThat(five.statistics().queued()).isZero();
        assertThat(latest.statistics().queued()).isOne();
        assertThat(next(latest).userTimestamp()).hasValue(rest.getLast());
    }

    @Test
    void shouldCountFramesThatDoNotFitWhenTheyArePushedTooFast() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = publish(ada, "burst");
        DataStream stream = open(bob.awaitDataTrack("burst"));
        byte[] payload = new byte[500];
        long accepted = 0;
        long full = 0;
        for (int i = 0; i < 20_000 || full == 0 && i < 2_000_000; i++) {
            PushResult result = track.tryPush(DataFrame.of(payload));
            accepted += result == PushResult.ACCEPTED ? 1 : 0;
            full += result == PushResult.QUEUE_FULL ? 1 : 0;
        }

        assertThat(full).isPositive();
        assertThat(track.statistics()).isEqualTo(new LocalDataTrack.PushStatistics(accepted, full));
        track.unpublish();
        assertThat(end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
    }

    @Test
    void shouldEndStreamsWhenTheTrackIsUnpublished() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = publish(ada, "short");
        RemoteDataTrack remote = bob.awaitDataTrack("short");
        DataStream stream = open(remote);
        awaitFlow(track, stream);
        assertThat(track.published()).isTrue();
        track.unpublish();
        track.unpublish();
        track.close();

        assertThat(track.published()).isFalse();
        assertThat(track.tryPush(DataFrame.of(new byte[1]))).isEqualTo(PushResult.UNPUBLISHED);
        assertThat(ada.room().localParticipant().dataTracks()).isEmpty();
        assertThat(end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
        assertThat(next(stream)).isNull();
        assertThat(bob.awaitEvent(RoomEvent.DataTrackUnpublished.class).track()).isSameAs(remote);
        assertThat(remote.published()).isFalse();
        await().atMost(Attendee.TIMEOUT)
                .untilAsserted(() -> assertThatIllegalStateException().isThrownBy(() -> meeting.data().openStream(remote)));
        LocalDataTrack again = publish(ada, "short");
        DataStream another = open(await().atMost(Attendee.TIMEOUT).until(() -> bob.awaitDataTrack("short"),
                found -> found.sid().equals(again.sid())));
        awaitFlow(again, another);
    }

    @Test
    void shouldSayWhyWhenThePublisherLeavesOrTheRoomEnds() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        DataStream ofAda = open(bob.awaitDataTrack(publish(ada, "of ada").name()));
        DataStream ofBob = open(ada.awaitDataTrack(publish(bob, "of bob").name()));
        ada.room().close();

        assertThat(end(ofAda)).isEqualTo(StreamEnd.PARTICIPANT_LEFT);
        assertThat(end(ofBob)).isEqualTo(StreamEnd.ROOM_ENDED);
        bob.awaitEvent(RoomEvent.DataTrackUnpublished.class);
        List<Class<?>> last = bob.events().stream().<Class<?>>map(Object::getClass)
                .filter(List.of(RoomEvent.DataTrackUnpublished.class, RoomEvent.ParticipantDisconnected.class)::contains)
                .toList();
        assertThat(last).containsExactly(RoomEvent.ParticipantDisconnected.class, RoomEvent.DataTrackUnpublished.class);
    }

    @Test
    void shouldGiveEverythingBackWhenTheRoomEndsInTheMiddle() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = publish(ada, "cut");
        DataStream stream = open(bob.awaitDataTrack("cut"));
        CompletableFuture<PushResult> pushing = CompletableFuture.supplyAsync(() -> {
            PushResult result;
            do {
                result = track.tryPush(DataFrame.of(new byte[1_000]));
            } while (result != PushResult.UNPUBLISHED);
            return result;
        });
        next(stream);
        CompletableFuture<LocalDataTrack> unanswered = ada.room().localParticipant().publishDataTrack("late");
        ada.room().close();
        bob.room().close();

        assertThat(pushing.get(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(PushResult.UNPUBLISHED);
        assertThat(end(stream)).isIn(StreamEnd.PARTICIPANT_LEFT, StreamEnd.ROOM_ENDED);
        await().atMost(Attendee.TIMEOUT).until(unanswered::isDone);
        assertThat(track.published()).isFalse();
        track.unpublish();
    }

    @Test
    void shouldEndOnceWhenItIsClosedWhileFramesArrive() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = publish(ada, "closing");
        RemoteDataTrack remote = bob.awaitDataTrack("closing");
        DataStream closesItself = open(remote);
        closesItself.listen(frame -> {
            closesItself.close();
            closesItself.close();
        });
        for (int i = 0; i < 20; i++) {
            DataStream stream = open(remote);
            awaitFlow(track, stream);
            CompletableFuture<Void> burst = CompletableFuture.runAsync(() -> {
                for (int frames = 0; frames < 200; frames++) {
                    track.tryPush(DataFrame.of(new byte[100]));
                }
            });
            stream.close();
            burst.join();
            assertThat(end(stream)).isEqualTo(StreamEnd.CLOSED);
        }

        assertThat(end(closesItself)).isEqualTo(StreamEnd.CLOSED);
    }

    /** The native library keeps data tracks and subscriptions, and does not announce them again. */
    @Test
    void shouldGoOnWhenTheSubscriberReconnects() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = publish(ada, "kept");
        RemoteDataTrack remote = bob.awaitDataTrack("kept");
        DataStream stream = open(remote);
        awaitFlow(track, stream);
        bob.room().simulate(SimulatedScenario.FULL_RECONNECT).join();
        bob.awaitEvent(RoomEvent.Reconnected.class);

        assertThat(bob.awaitDataTrack("kept")).isSameAs(remote);
        awaitFlow(track, stream);
        assertThat(stream.end()).isEmpty();
        assertThat(remote.published()).isTrue();
        track.unpublish();
        assertThat(end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
    }

    @Test
    void shouldBePublishedAgainWhenThePublisherReconnects() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = publish(ada, "again");
        RemoteDataTrack before = bob.awaitDataTrack("again");
        DataStream old = open(before);
        awaitFlow(track, old);
        ada.room().simulate(SimulatedScenario.FULL_RECONNECT).join();
        ada.awaitEvent(RoomEvent.Reconnected.class);
        RemoteDataTrack now = bob.awaitEvent(RoomEvent.DataTrackPublished.class, event -> event.track() != before).track();

        assertThat(end(old)).isEqualTo(StreamEnd.PARTICIPANT_LEFT);
        assertThat(now.name()).isEqualTo("again");
        assertThat(track.published()).isTrue();
        awaitFlow(track, open(now));
    }

    @Test
    void shouldSayWhyWhenATrackCannotBePublished() {
        Attendee ada = meeting.join("ada");
        Attendee mute = new Attendee(meeting.rooms(), meeting.server().url(), meeting.server().token("mute",
                VideoGrant.join(meeting.name()).withCanPublishData(false)), RoomOptions.DEFAULTS);
        meeting.closing(mute.room());
        publish(ada, "taken");

        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> publish(ada, "taken")).havingCause()
                .isInstanceOf(LiveKitException.class).withMessageContaining("publishing data track 'taken' failed")
                .withMessageContaining("already taken");
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> publish(mute, "refused")).havingCause()
                .isInstanceOf(LiveKitException.class).withMessageContaining("may not send data");
        publish(ada, "x".repeat(256));
        for (String name : List.of("", "x".repeat(257))) {
            assertThatIllegalArgumentException().isThrownBy(() -> publish(ada, name))
                    .withMessage("name has " + name.length() + " characters; it must have from 1 to 256");
        }
    }

    @Test
    void shouldUnpublishWhenNobodyWaitsForTheTrackAnyMore() {
        Attendee ada = meeting.join("ada");
        for (int i = 0; i < 5; i++) {
            ada.room().localParticipant().publishDataTrack("given up").cancel(false);
            await().atMost(Attendee.TIMEOUT).untilAsserted(() -> publish(ada, "given up").unpublish());
        }

        assertThat(ada.room().localParticipant().dataTracks()).isEmpty();
    }
}
