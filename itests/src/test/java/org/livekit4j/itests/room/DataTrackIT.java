package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
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
import org.livekit4j.room.RoomOptions;
import org.livekit4j.token.VideoGrant;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamStatistics;

/** Frames of data tracks: what arrives, what is lost and counted, and what is refused. */
class DataTrackIT {
    private static final Duration PACE = Duration.ofMillis(5);

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private final DataTracks tracks = new DataTracks(meeting);

    @Test
    void shouldCarryFramesOfEverySizeThatIsAllowed() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = DataTracks.publish(ada, "telemetry");
        RemoteDataTrack remote = bob.awaitDataTrack("telemetry");
        DataStream stream = tracks.open(remote);
        DataTracks.awaitFlow(track, stream);
        Random random = new Random(1);
        for (int size : new int[]{1, 2, 1_000, 20_000, LocalDataTrack.MAX_PAYLOAD_BYTES}) {
            byte[] payload = new byte[size];
            random.nextBytes(payload);

            assertThat(DataTracks.arrived(track, DataFrame.of(payload, size), stream)).isEqualTo(DataFrame.of(payload, size));
        }

        assertThat(DataTracks.arrived(track, DataFrame.of(new byte[]{1}, -1), stream).userTimestamp()).hasValue(-1);
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
        LocalDataTrack track = DataTracks.publish(ada, "there");
        assertThat(bob.awaitEvent("data_track_published").get("identity").getAsString()).isEqualTo("ada");
        bob.ask("read_data_track", "name", "there");
        await().atMost(Attendee.TIMEOUT).pollInterval(Duration.ofMillis(20)).until(() -> {
            track.tryPush(DataFrame.of(new byte[]{1, 0, -1}, 7));
            return bob.happened("data_frame");
        });
        bob.ask("publish_data_track", "name", "back");
        DataStream stream = tracks.open(ada.awaitDataTrack("back"));
        bob.send("flood_frames", "name", "back", "frames", 1_000_000, "rate", 100);
        DataFrame first = DataTracks.next(stream);
        DataFrame second = DataTracks.next(stream);

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
        assertThat(DataTracks.end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
    }

    @Test
    void shouldCostNothingUntilAStreamIsOpened() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = DataTracks.publish(ada, "unread");
        RemoteDataTrack remote = bob.awaitDataTrack("unread");
        for (int i = 0; i < 50; i++) {
            track.tryPush(DataFrame.of(new byte[10]));
            Thread.sleep(PACE);
        }

        assertThat(meeting.queue().statistics().lanes().get(Lane.DATA)).satisfies(
                lane -> assertThat(lane.events()).as(lane.toString()).isZero());
        DataStream stream = tracks.open(remote);
        DataTracks.awaitFlow(track, stream);
        assertThat(DataTracks.arrived(track, DataFrame.of(new byte[]{9}, 9), stream).payload()).containsExactly(9);
    }

    @Test
    void shouldCountWhatASlowReaderLosesAndKeepTheNewest() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = DataTracks.publish(ada, "numbers");
        RemoteDataTrack remote = bob.awaitDataTrack("numbers");
        DataStream five = tracks.open(remote, DataStreamOptions.DEFAULTS.withCapacity(5));
        DataStream latest = tracks.open(remote, DataStreamOptions.DEFAULTS.withCapacity(1));
        DataTracks.awaitFlow(track, five);
        DataTracks.awaitFlow(track, latest);
        for (int i = 1; i <= 100; i++) {
            assertThat(track.tryPush(DataFrame.of(new byte[100], i))).isEqualTo(PushResult.ACCEPTED);
            Thread.sleep(PACE);
        }
        await().atMost(Attendee.TIMEOUT).until(() -> five.statistics().dropped() >= 50);
        track.unpublish();
        assertThat(DataTracks.end(five)).isEqualTo(StreamEnd.UNSUBSCRIBED);
        assertThat(DataTracks.end(latest)).isEqualTo(StreamEnd.UNSUBSCRIBED);

        StreamStatistics before = five.statistics();
        assertThat(before.queued()).isEqualTo(5);
        assertThat(before.received()).isEqualTo(before.delivered() + before.dropped() + before.queued());
        List<Long> rest = new ArrayList<>();
        five.forEach(frame -> rest.add(frame.userTimestamp().orElseThrow()));
        assertThat(rest).hasSize(5).isSorted();
        assertThat(five.statistics().queued()).isZero();
        assertThat(latest.statistics().queued()).isOne();
        assertThat(DataTracks.next(latest).userTimestamp()).hasValue(rest.getLast());
    }

    /** Loss on the way is not counted: only numbers tell of it. */
    @Test
    void shouldShowByItsNumbersWhatIsLostOnTheWay() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = DataTracks.publish(ada, "burst");
        DataStream stream = tracks.open(bob.awaitDataTrack("burst"), DataStreamOptions.DEFAULTS.withCapacity(0));
        DataTracks.awaitFlow(track, stream);
        long received = stream.statistics().received();
        Queue<Long> numbers = new ConcurrentLinkedQueue<>();
        stream.listen(frame -> {
            assertThat(frame.payload()).containsOnly((byte) frame.userTimestamp().orElseThrow());
            numbers.add(frame.userTimestamp().orElseThrow());
        });
        AtomicLong accepted = new AtomicLong();
        await("loss").atMost(Attendee.TIMEOUT).until(() -> {
            for (int i = 0; i < 2_000; i++) {
                byte[] payload = new byte[500];
                Arrays.fill(payload, (byte) accepted.get());
                if (track.tryPush(DataFrame.of(payload, accepted.get())) == PushResult.ACCEPTED) {
                    accepted.incrementAndGet();
                }
            }
            return numbers.stream().mapToLong(number -> number + 1).max().orElse(0) > numbers.size();
        });
        track.unpublish();

        assertThat(DataTracks.end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
        await().atMost(Attendee.TIMEOUT).until(() -> stream.statistics().queued() == 0);
        assertThat(numbers).doesNotHaveDuplicates().hasSizeLessThan(accepted.intValue());
        assertThat(stream.statistics().received() - received).isEqualTo(numbers.size());
        assertThat(stream.statistics().dropped()).isZero();
    }

    @Test
    void shouldCountFramesThatDoNotFitWhenTheyArePushedTooFast() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalDataTrack track = DataTracks.publish(ada, "burst");
        DataStream stream = tracks.open(bob.awaitDataTrack("burst"));
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
        assertThat(DataTracks.end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
    }

    @Test
    void shouldSayWhyWhenATrackCannotBePublished() {
        Attendee ada = meeting.join("ada");
        Attendee mute = new Attendee(meeting.rooms(), meeting.server().url(), meeting.server().token("mute",
                VideoGrant.join(meeting.name()).withCanPublishData(false)), RoomOptions.DEFAULTS);
        meeting.closing(mute.room());
        DataTracks.publish(ada, "taken");

        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> DataTracks.publish(ada, "taken")).havingCause()
                .isInstanceOf(LiveKitException.class).withMessageContaining("publishing data track 'taken' failed")
                .withMessageContaining("already taken");
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> DataTracks.publish(mute, "refused")).havingCause()
                .isInstanceOf(LiveKitException.class).withMessageContaining("may not send data");
        DataTracks.publish(ada, "x".repeat(256));
        for (String name : List.of("", "x".repeat(257))) {
            assertThatIllegalArgumentException().isThrownBy(() -> DataTracks.publish(ada, name))
                    .withMessage("name has " + name.length() + " characters; it must have from 1 to 256");
        }
    }

    @Test
    void shouldUnpublishWhenNobodyWaitsForTheTrackAnyMore() {
        Attendee ada = meeting.join("ada");
        for (int i = 0; i < 5; i++) {
            ada.room().localParticipant().publishDataTrack("given up").cancel(false);
            await().atMost(Attendee.TIMEOUT).untilAsserted(() -> DataTracks.publish(ada, "given up").unpublish());
        }

        assertThat(ada.room().localParticipant().dataTracks()).isEmpty();
    }
}
