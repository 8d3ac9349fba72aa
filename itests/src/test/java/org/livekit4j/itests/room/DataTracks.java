package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataStream;
import org.livekit4j.data.DataStreamOptions;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.data.LocalDataTrack.PushResult;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.track.StreamEnd;

/** Publishes data tracks and reads them, for the tests of a meeting. */
record DataTracks(Meeting meeting) {

    static LocalDataTrack publish(Attendee attendee, String name) {
        return attendee.room().localParticipant().publishDataTrack(name).join();
    }

    DataStream open(RemoteDataTrack track, DataStreamOptions options) {
        return meeting.closing(meeting.data().openStream(track, options));
    }

    DataStream open(RemoteDataTrack track) {
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

    static DataFrame next(DataStream stream) throws InterruptedException {
        return stream.poll(Attendee.TIMEOUT);
    }

    /** Pushes a frame until it arrives: any single one may be lost. */
    static DataFrame arrived(LocalDataTrack from, DataFrame frame, DataStream to) {
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

    static StreamEnd end(DataStream stream) {
        return stream.ended().orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }
}
