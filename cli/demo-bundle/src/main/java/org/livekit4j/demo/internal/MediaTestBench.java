package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.livekit4j.demo.MediaCounts;
import org.livekit4j.demo.MediaSnapshot;
import org.livekit4j.ffi.Polling;
import org.livekit4j.testing.media.FrameLedger;
import org.livekit4j.testing.media.FramePacer;
import org.livekit4j.testing.media.LatencyMeter;

/**
 * All tracks of one medium. While the run is on and the service there, each track has an endpoint; when the service goes the endpoints are
 * closed, when it is back they are opened again and counting goes on.
 *
 * @param <S> the service
 */
final class MediaTestBench<S> implements ServiceSlot.User<S> {
    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);
    private static final Duration PAUSE_TIMEOUT = Duration.ofMillis(400);

    private final List<? extends TrackTest<S, ?>> tests;
    private final Duration interval;
    private final LatencyMeter latency;
    private final RunResults results;
    private volatile List<TrackRun> runs = List.of();
    private S service;
    private boolean opened;
    private boolean begun;
    private volatile boolean paused = true;
    private volatile long deadline;

    /** @param interval between two frames of a track */
    MediaTestBench(List<? extends TrackTest<S, ?>> tests, Duration interval, LatencyMeter latency, RunResults results) {
        this.tests = tests;
        this.interval = interval;
        this.latency = latency;
        this.results = results;
    }

    /** The service is there, for the first time or again, or a better one. */
    @Override
    public synchronized void came(S newService) {
        drop();
        service = newService;
        if (opened) {
            openRuns();
        }
        if (begun) {
            startRuns();
        }
    }

    /** The service goes; nothing of it is in use any more when this returns. */
    @Override
    public synchronized void gone(S oldService) {
        if (service == oldService) {
            drop();
            service = null;
        }
    }

    /** Whether nothing must be waited for. */
    synchronized boolean ready() {
        return tests.isEmpty() || service != null && !paused;
    }

    /** The way of the events is open: frames may be sent. */
    synchronized void resume() {
        paused = false;
        runs.forEach(run -> run.pause(false));
    }

    /**
     * The way of the events is about to be cut: no frame is sent until {@link #resume}, and those on their way are waited for.
     */
    synchronized void pause() {
        paused = true;
        runs.forEach(run -> run.pause(true));
        awaitAll(TrackRun::settled, runs, PAUSE_TIMEOUT);
        tests.forEach(test -> test.ledger().withdraw(System.nanoTime()));
    }

    /** Opens the endpoints, if the service is there: that takes a while, and no frame of any medium should wait for it. */
    synchronized void open() {
        opened = true;
        openRuns();
    }

    /** Whether frames that are sent from now on have a way to come. */
    boolean primed() {
        return runs.stream().allMatch(TrackRun::primed);
    }

    /** From now on, frames are sent for so long. */
    synchronized void begin(Duration duration) {
        begun = true;
        deadline = System.nanoTime() + duration.toNanos();
        startRuns();
    }

    /** Whether frames are sent, or would be if the service were there. */
    boolean sending() {
        return !tests.isEmpty() && (deadline - System.nanoTime() > 0 || runs.stream().anyMatch(TrackRun::sending));
    }

    /** Sends no more. */
    synchronized void stop() {
        opened = false;
        begun = false;
        runs.forEach(TrackRun::stop);
    }

    /** Whether all that was sent has come. */
    boolean settled() {
        return runs.stream().allMatch(TrackRun::settled);
    }

    /** Closes everything; to be called after {@link #stop}. */
    synchronized void close() {
        runs.forEach(TrackRun::close);
        join();
        tests.forEach(TrackTest::close);
    }

    MediaSnapshot snapshot() {
        return snapshot(latency.recent(System.nanoTime()));
    }

    /** With the latency of the whole run. */
    MediaSnapshot whole() {
        return snapshot(latency.all());
    }

    private MediaSnapshot snapshot(LatencyMeter.Latency measured) {
        return new MediaSnapshot(!paused && !runs.isEmpty(), counts(measured), tests.stream().map(TrackTest::snapshot).toList());
    }

    private MediaCounts counts(LatencyMeter.Latency measured) {
        // What was received is read first, so that it is never more than what was sent.
        long received = sum(FrameLedger::received);
        return new MediaCounts(tests.size(), sum(FrameLedger::sent), received, sum(FrameLedger::withdrawn),
                sum(FrameLedger::faults),
                new MediaCounts.Latency(measured.count(), measured.p50Us(), measured.p99Us(), measured.maxUs()));
    }

    private long sum(ToLongFunction<FrameLedger> counter) {
        return tests.stream().map(TrackTest::ledger).mapToLong(counter).sum();
    }

    private void openRuns() {
        if (service == null) {
            return;
        }
        List<TrackRun> open = new ArrayList<>();
        try {
            for (TrackTest<S, ?> test : tests) {
                open.add(new TrackRun(test, test.open(service), results));
            }
            open.forEach(TrackRun::open);
            runs = List.copyOf(open);
        } catch (RuntimeException e) {
            results.addProblem("cannot open " + tests.get(open.size()).name(), e);
            open.forEach(TrackRun::close);
        }
    }

    /** The tracks take turns within the interval, so that they do not all wake at once. */
    private void startRuns() {
        long now = System.nanoTime();
        for (int i = 0; i < runs.size(); i++) {
            long turn = interval.toNanos() * i / runs.size();
            runs.get(i).pause(paused);
            runs.get(i).send(new FramePacer(now + turn, interval.toNanos(), deadline + turn));
        }
    }

    private void drop() {
        runs.forEach(TrackRun::abandon);
        join();
    }

    /** Waits, bounded, for the threads of endpoints that are closed. */
    private void join() {
        List<TrackRun> closed = runs;
        runs = List.of();
        awaitAll(TrackRun::over, closed, CLOSE_TIMEOUT);
        closed.forEach(TrackRun::settleAccount);
    }

    private static void awaitAll(Predicate<TrackRun> condition, List<TrackRun> runs, Duration timeout) {
        Polling.await(() -> runs.stream().allMatch(condition), System.nanoTime() + timeout.toNanos());
    }
}
