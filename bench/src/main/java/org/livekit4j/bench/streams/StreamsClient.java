package org.livekit4j.bench.streams;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.livekit4j.audio.Audio;
import org.livekit4j.bench.measure.Allocation;
import org.livekit4j.bench.measure.Figures;
import org.livekit4j.bench.measure.WarmUp;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.video.Video;

/**
 * Streams that the feeder feeds: {@code FEEDER WAY COUNT WIDTH HEIGHT WARM_SECONDS SECONDS MOST_WARM_SECONDS}; audio if the width
 * is 0.
 */
public final class StreamsClient {
    private static final int SAMPLED_AUDIO = 16;
    private static final int SAMPLED_VIDEO = 1;

    private final FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
    private final FfiEventQueue queue = FfiQueues.open(client);
    private final Way way;
    private final int width;
    private final int height;
    private final Meter meter;

    private StreamsClient(Way way, int width, int height) {
        this.way = way;
        this.width = width;
        this.height = height;
        meter = new Meter(width == 0 ? SAMPLED_AUDIO : SAMPLED_VIDEO);
    }

    public static void main(String[] args) throws Exception {
        Feeder feeder = new Feeder(Path.of(args[0]));
        StreamsClient bench = new StreamsClient(Way.valueOf(args[1].toUpperCase(Locale.ROOT)), Integer.parseInt(args[3]),
                Integer.parseInt(args[4]));
        bench.run(feeder, Integer.parseInt(args[2]), Double.parseDouble(args[5]), Double.parseDouble(args[7]),
                Double.parseDouble(args[6]));
        Runtime.getRuntime().halt(0); // closing thousands of streams is not what is measured
    }

    private void run(Feeder feeder, int count, double warmSeconds, double mostWarmSeconds, double seconds)
            throws InterruptedException {
        FedTrack[] tracks = Stream.generate(this::track).limit(count).toArray(FedTrack[]::new);
        open(tracks);
        long[] sources = Arrays.stream(tracks).mapToLong(FedTrack::source).toArray();
        feeder.start(client.health().libraryPath(), sources, width, height);
        Allocation allocation = new Allocation();
        WarmUp.await(warmSeconds, mostWarmSeconds);
        // A latency is measured by a look into the frame, which takes heap of its own.
        long framesBefore = meter.frames();
        allocation.restart();
        sleep(seconds / 2);
        long allocated = allocation.bytes();
        long unread = meter.frames() - framesBefore;
        long[] opened = feeder.openWindow();
        framesBefore = meter.frames();
        meter.measure(true);
        sleep(seconds);
        meter.measure(false);
        long delivered = meter.frames() - framesBefore;
        long[] closed = feeder.closeWindow();
        new Figures().with("opened", opened).with("closed", closed).with("delivered", delivered)
                .with("latency_us", meter.latencies()).with("allocated", allocated).with("unread", unread).print();
    }

    private FedTrack track() {
        return width == 0 ? FedTrack.audio(client) : FedTrack.video(client, width, height);
    }

    private void open(FedTrack[] tracks) {
        Consumers consumers = new Consumers(way, meter);
        Audio audio = ServiceFactory.open(Audio.class, client, queue::subscribe).service();
        Video video = ServiceFactory.open(Video.class, client, queue::subscribe).service();
        for (FedTrack track : tracks) {
            if (way == Way.DIRECT) {
                track.openStream(client, width == 0);
            } else if (width == 0) {
                consumers.audio(audio, track);
            } else {
                consumers.video(video, track);
            }
        }
        if (way == Way.DIRECT) {
            consumers.direct(queue, width == 0 ? "audio_stream_event" : "video_stream_event");
        }
    }

    private static void sleep(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1_000));
    }
}
