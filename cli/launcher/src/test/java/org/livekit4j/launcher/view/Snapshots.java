package org.livekit4j.launcher.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.livekit4j.demo.DemoSnapshot;
import org.livekit4j.demo.HandleCounts;
import org.livekit4j.demo.MediaCounts;
import org.livekit4j.demo.MediaSnapshot;
import org.livekit4j.demo.QueueCounts;

/** Snapshots of an even run: 100 audio and 30 video frames a second and stream. */
final class Snapshots {

    private Snapshots() {}

    static DemoSnapshot at(long milliseconds, int audio, int video) {
        return at(milliseconds, audio, video, true);
    }

    static DemoSnapshot at(long milliseconds, int audio, int video, boolean running) {
        return new DemoSnapshot(Duration.ofMillis(milliseconds), media("audio", audio, milliseconds / 10, 0.25, running),
                media("video", video, milliseconds * 30 / 1000, 0, running), new QueueCounts(1_234_567, 700_000, 534_567, 0, 0),
                new HandleCounts(900, 880, 20), Optional.empty(), milliseconds / 2e3);
    }

    private static MediaSnapshot media(String name, int streams, long frames, double level, boolean running) {
        List<MediaSnapshot.Stream> all = IntStream.rangeClosed(1, streams)
                .mapToObj(i -> new MediaSnapshot.Stream("%s-%02d".formatted(name, i), frames, level)).toList();
        MediaCounts.Latency latency = new MediaCounts.Latency(frames, 11_200, 16_700, 18_100);
        return new MediaSnapshot(running, new MediaCounts(streams, streams * frames, streams * frames, 0, 0, latency), all);
    }
}
