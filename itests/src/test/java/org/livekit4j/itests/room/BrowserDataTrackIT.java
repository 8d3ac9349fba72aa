package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataStream;
import org.livekit4j.data.DataStreamOptions;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.data.LocalDataTrack.PushResult;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.track.StreamEnd;

/** Data tracks to and from a page. */
class BrowserDataTrackIT extends InBrowser {
    private static final String PASSPHRASE = "correct horse";
    /** Of more than 32 bits, and not more than the 53 that a number of JavaScript holds. */
    private static final long NUMBER = 1L << 40;
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final DataTracks tracks = new DataTracks(meeting);
    private Attendee ada;

    private void meet(boolean encrypted, boolean mediaOnly) {
        meeting.join(bob, "bob", encrypted ? PASSPHRASE : null, mediaOnly);
        RoomOptions options = encrypted
                ? RoomOptions.DEFAULTS.withEncryption(EncryptionOptions.ofPassphrase(PASSPHRASE))
                : RoomOptions.DEFAULTS;
        ada = meeting.join("ada", options);
        ada.awaitParticipant("bob");
    }

    private static DataFrame frame(int bytes) {
        byte[] payload = new byte[bytes];
        new Random(bytes).nextBytes(payload);
        return DataFrame.of(payload, NUMBER + bytes);
    }

    private static String payload(DataFrame frame) {
        return Base64.getEncoder().encodeToString(frame.payload());
    }

    /** Pushes a frame until it arrives there: any single one may be lost. */
    private static void assertArrivesThere(LocalDataTrack from, DataFrame frame) {
        JsonObject there = await("a frame of " + frame).atMost(Peer.TIMEOUT).pollInterval(MOMENT).until(() -> {
            assertThat(from.tryPush(frame)).isEqualTo(PushResult.ACCEPTED);
            return bob.pollEvent("data_frame",
                    event -> event.get("timestamp").getAsLong() == frame.userTimestamp().orElseThrow());
        }, Objects::nonNull);
        assertThat(there.get("payload").getAsString()).isEqualTo(payload(frame));
    }

    private static void assertArrivesHere(String from, DataFrame frame, DataStream to) {
        assertThat(await("a frame of " + frame).atMost(Peer.TIMEOUT).until(() -> {
            bob.ask("push", "name", from, "payload", payload(frame), "timestamp", frame.userTimestamp().orElseThrow());
            DataFrame next = to.poll(MOMENT);
            while (next != null && !next.userTimestamp().equals(frame.userTimestamp())) {
                next = to.poll(MOMENT);
            }
            return next;
        }, Objects::nonNull)).isEqualTo(frame);
    }

    /** With the client's option for media, too. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "true, true"})
    void shouldCarryFramesBothWays(boolean encrypted, boolean mediaOnly) {
        meet(encrypted, mediaOnly);
        LocalDataTrack ours = DataTracks.publish(ada, "ours");
        JsonObject announced = bob.awaitEvent("data_track_published");
        bob.ask("read_data_track", "name", "ours");
        String sid = bob.ask("publish_data_track", "name", "theirs").get("sid").getAsString();
        RemoteDataTrack theirs = ada.awaitDataTrack("theirs");
        DataStream stream = tracks.open(theirs);
        for (int bytes : new int[]{1, 1_000, LocalDataTrack.MAX_PAYLOAD_BYTES}) {
            assertArrivesThere(ours, frame(bytes));
            assertArrivesHere("theirs", frame(bytes), stream);
        }

        assertThat(announced.get("sid").getAsString()).isEqualTo(ours.sid());
        assertThat(announced.get("identity").getAsString()).isEqualTo("ada");
        assertThat(announced.get("encrypted").getAsBoolean()).isEqualTo(ours.encrypted()).isEqualTo(encrypted);
        assertThat(theirs.sid()).isEqualTo(sid);
        assertThat(theirs.publisherIdentity()).isEqualTo("bob");
        assertThat(theirs.encrypted()).isEqualTo(encrypted);
        ours.unpublish();
        bob.ask("unpublish_data_track", "name", "theirs");
        assertThat(bob.awaitEvent("data_stream_ended").get("error").isJsonNull()).isTrue();
        assertThat(bob.awaitEvent("data_track_unpublished").get("sid").getAsString()).isEqualTo(ours.sid());
        assertThat(DataTracks.end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
        assertThat(ada.awaitEvent(RoomEvent.DataTrackUnpublished.class).track()).isSameAs(theirs);
    }

    @Test
    void shouldKeepTheNewestWhenTheBrowserIsFasterThanTheReader() {
        meet(false, false);
        bob.ask("publish_data_track", "name", "theirs");
        DataStream stream = tracks.open(ada.awaitDataTrack("theirs"), DataStreamOptions.DEFAULTS.withCapacity(2));
        AtomicLong number = new AtomicLong();
        await("losses").atMost(Peer.TIMEOUT).pollInterval(Duration.ofMillis(1)).until(() -> {
            bob.ask("push", "name", "theirs", "payload", "AQ==", "timestamp", number.incrementAndGet());
            return stream.statistics().dropped() >= 10;
        });
        bob.ask("disconnect");

        assertThat(DataTracks.end(stream)).isIn(StreamEnd.PARTICIPANT_LEFT, StreamEnd.UNSUBSCRIBED);
        assertThat(stream.statistics()).satisfies(statistics -> assertThat(statistics.received())
                .isEqualTo(statistics.dropped() + statistics.queued()));
        assertThat(stream).hasSize(2);
    }
}
