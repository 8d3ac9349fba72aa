package org.livekit4j.bench.capture;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.bench.measure.Allocation;
import org.livekit4j.bench.measure.Figures;
import org.livekit4j.bench.measure.WarmUp;
import org.livekit4j.bench.streams.Feeder;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;

/**
 * Sources that are captured for: {@code FEEDER WAY COUNT WIDTH HEIGHT FRAME_MS WARM_SECONDS SECONDS MOST_WARM_SECONDS}; audio if
 * the width is 0.
 */
public final class CaptureClient {
    private final FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
    private final FfiEventQueue queue = FfiQueues.open(client);
    private final Probe probe = new Probe();
    private final Way way;
    private final int count;
    private final Sources sources;

    private CaptureClient(Way way, int count, int frameMs) {
        this.way = way;
        this.count = count;
        sources = new Sources(frameMs);
    }

    public static void main(String[] args) throws Exception {
        Feeder feeder = new Feeder(Path.of(args[0]));
        CaptureClient bench = new CaptureClient(Way.valueOf(args[1].toUpperCase(Locale.ROOT)), Integer.parseInt(args[2]),
                Integer.parseInt(args[5]));
        bench.start(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        bench.measure(feeder, Double.parseDouble(args[6]), Double.parseDouble(args[8]), Double.parseDouble(args[7]));
        Runtime.getRuntime().halt(0); // closing all sources is not what is measured
    }

    private void start(int width, int height) {
        if (width == 0) {
            startSound(ServiceFactory.open(Audio.class, client, queue::subscribe).service());
        } else {
            startPictures(ServiceFactory.open(Video.class, client, queue::subscribe).service(), width, height);
        }
    }

    private void startSound(Audio audio) {
        List<AudioSource> all = Stream.generate(() -> audio.createSource(AudioSourceOptions.of(Sources.RATE, 1))).limit(count)
                .toList();
        all.forEach(source -> audio.createTrack("bench", source));
        if (way == Way.TRY) {
            Thread.ofPlatform().daemon().start(() -> sources.tryCapture(all));
        } else {
            all.forEach(source -> Probe.start(() -> sources.capture(source)));
        }
        probe.start(audio);
    }

    private void startPictures(Video video, int width, int height) {
        for (int i = 0; i < count; i++) {
            VideoSource source = video.createSource(VideoSourceOptions.of(width, height));
            video.createTrack("bench", source);
            Probe.start(() -> sources.capture(source, width, height, way == Way.NATIVE));
        }
        probe.start(video, width, height);
    }

    private void measure(Feeder feeder, double warmSeconds, double mostWarmSeconds, double seconds) throws InterruptedException {
        Allocation allocation = new Allocation();
        WarmUp.await(warmSeconds, mostWarmSeconds);
        long[] opened = feeder.openWindow();
        long framesBefore = sources.frames();
        allocation.restart();
        probe.measure(true);
        sleep(seconds);
        probe.measure(false);
        long captured = sources.frames() - framesBefore;
        long allocated = allocation.bytes();
        long[] closed = feeder.closeWindow();
        new Figures().with("opened", opened).with("closed", closed).with("delivered", captured)
                .with("latency_us", probe.latencies()).with("allocated", allocated).print();
    }

    private static void sleep(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1_000));
    }
}
