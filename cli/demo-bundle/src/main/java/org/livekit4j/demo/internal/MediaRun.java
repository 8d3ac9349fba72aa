package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.Audio;
import org.livekit4j.demo.DemoOptions;
import org.livekit4j.demo.DemoReport;
import org.livekit4j.demo.DemoRun;
import org.livekit4j.demo.DemoSnapshot;
import org.livekit4j.demo.HandleCounts;
import org.livekit4j.demo.MediaSnapshot;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.ffi.Polling;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.testing.media.FrameLedger;
import org.livekit4j.testing.media.LatencyMeter;
import org.livekit4j.video.Video;

/** One run from start to report, on a virtual thread of its own. */
final class MediaRun implements DemoRun {
    private static final Duration AUDIO_INTERVAL = Duration.ofMillis(10);
    private static final long STEP_MS = 10;
    /** How long the services may take to appear. */
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(10);
    /** How long the first frames may take. */
    private static final Duration PRIME_TIMEOUT = Duration.ofSeconds(20);
    /** How long the last frames may take. */
    private static final Duration END_TIMEOUT = Duration.ofMillis(1_200);
    private static final Duration HANDLES_TIMEOUT = Duration.ofMillis(500);

    private final DemoOptions options;
    private final FfiClient client;
    private final HandleCounts handlesBefore;
    private final RunResults results;
    private final Transport transport;
    private final MediaTestBench<Audio> audio;
    private final MediaTestBench<Video> video;
    private final QueueMeter queue;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CompletableFuture<DemoReport> report = new CompletableFuture<>();
    private volatile long begunAt;
    private volatile Duration sendingTime;
    private volatile long lostControl;

    /** @param videoService converts what is recorded */
    MediaRun(DemoOptions options, FfiClient client, ServiceSlot<Video> videoService,
            BiFunction<RunResults, Runnable, Transport> transports) {
        this.options = options;
        this.client = client;
        handlesBefore = handles(client);
        results = new RunResults(options.out());
        transport = transports.apply(results, this::stop);
        audio = testBench("audio", options.audio(), AUDIO_INTERVAL, name -> new Recording(name, results),
                (service, test) -> new AudioEndpoint(service, test, transport));
        video = testBench("video", options.video(), Duration.ofSeconds(1).dividedBy(options.fps()),
                name -> new SnapshotRecorder(name, results, videoService),
                (service, test) -> new VideoEndpoint(service, test, transport, options));
        // Streams outlive the queue and go on when it is back; what is sent meanwhile would be lost.
        queue = new QueueMeter(() -> List.of(audio, video).forEach(MediaTestBench::resume),
                () -> List.of(audio, video).forEach(MediaTestBench::pause));
    }

    private <S, F> MediaTestBench<S> testBench(String medium, int tracks, Duration interval,
            Function<String, FrameRecorder<F>> recorder,
            BiFunction<S, TrackTest<S, F>, TrackEndpoint<S, F>> opener) {
        LatencyMeter latency = new LatencyMeter();
        List<TrackTest<S, F>> tests = IntStream.range(0, tracks).mapToObj(track -> {
            String name = "%s-%02d".formatted(medium, track + 1);
            FrameLedger ledger = new FrameLedger(track, latency::record);
            return new TrackTest<>(track, name, ledger, recorder.apply(name), opener);
        }).toList();
        return new MediaTestBench<>(tests, interval, latency, results);
    }

    void start(ServiceSlot<Audio> audioService, ServiceSlot<Video> videoService, ServiceSlot<FfiEventQueue> queueService) {
        audioService.use(audio);
        videoService.use(video);
        queueService.use(queue);
        Thread.ofVirtual().name("demo-run").start(this::run);
    }

    @Override
    public DemoSnapshot snapshot() {
        return snapshot(audio.snapshot(), video.snapshot());
    }

    private DemoSnapshot snapshot(MediaSnapshot ownAudio, MediaSnapshot ownVideo) {
        Optional<RoomFigures> room = transport.figures();
        return new DemoSnapshot(elapsed(), withOthers(ownAudio, room.map(RoomFigures::audio)),
                withOthers(ownVideo, room.map(RoomFigures::video)), queue.counts(), handles(client).minus(handlesBefore), room,
                cpuSeconds());
    }

    /** The streams of others after one's own, as far as those come back. */
    private MediaSnapshot withOthers(MediaSnapshot own, Optional<RoomFigures.Others> others) {
        List<MediaSnapshot.Stream> streams = new ArrayList<>(
                transport.expectation() == Verdict.Threshold.NONE ? List.of() : own.streams());
        others.ifPresent(found -> streams.addAll(found.streams()));
        return new MediaSnapshot(own.running(), own.counts(), List.copyOf(streams));
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public CompletableFuture<DemoReport> report() {
        return report;
    }

    private void run() {
        try {
            try {
                send();
            } finally {
                finish();
            }
        } catch (LiveKitException e) {
            results.addProblem(e.getMessage());
        } catch (InterruptedException | RuntimeException e) {
            results.addProblem("the run was broken off", e);
        } finally {
            report.complete(makeReport());
        }
    }

    private void send() throws InterruptedException {
        await(() -> stopped() || audio.ready() && video.ready() && transport.ready(), READY_TIMEOUT);
        if (stopped()) {
            return;
        }
        transport.enter();
        audio.open();
        video.open();
        await(() -> stopped() || audio.primed() && video.primed(), PRIME_TIMEOUT);
        if (!stopped()) {
            sendFrames();
        }
    }

    private void sendFrames() throws InterruptedException {
        Duration duration = options.duration().orElse(DemoOptions.MAX_DURATION);
        begunAt = System.nanoTime();
        audio.begin(duration);
        video.begin(duration);
        transport.sendData();
        boolean stopped = false;
        while (!stopped && (audio.sending() || video.sending())) {
            stopped = stop.await(STEP_MS, TimeUnit.MILLISECONDS);
        }
        sendingTime = elapsed();
    }

    private static void await(BooleanSupplier condition, Duration timeout) {
        Polling.await(condition, System.nanoTime() + timeout.toNanos());
    }

    private void finish() throws InterruptedException {
        audio.stop();
        video.stop();
        await(() -> audio.settled() && video.settled(), END_TIMEOUT);
        transport.settle(this::stopped);
        // The end of a subscription loses what nobody waits for any more.
        lostControl = queue.counts().controlDropped();
        transport.leave();
        audio.close();
        video.close();
        await(() -> handles(client).minus(handlesBefore).live() == 0, HANDLES_TIMEOUT);
    }

    private DemoReport makeReport() {
        DemoSnapshot end = snapshot(audio.whole(), video.whole());
        List<String> all = new ArrayList<>(results.problems());
        all.addAll(begunAt == 0 && !all.isEmpty()
                ? Verdict.of(end.handles())
                : Verdict.of(end.audio().counts(), end.video().counts(), lostControl, end.handles(), transport.expectation()));
        return new DemoReport(end, List.copyOf(all), results.files());
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    private Duration elapsed() {
        if (sendingTime != null) {
            return sendingTime;
        }
        return begunAt == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begunAt);
    }

    private static HandleCounts handles(FfiClient client) {
        HandleStatistics statistics = client.handles();
        return new HandleCounts(statistics.created(), statistics.released(), statistics.live());
    }

    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
    }
}
