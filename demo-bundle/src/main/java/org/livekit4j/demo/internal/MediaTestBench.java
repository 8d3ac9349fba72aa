package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.livekit4j.demo.Latency;
import org.livekit4j.demo.MediaCounts;
import org.livekit4j.demo.MediaSnapshot;

/**
 * All tracks of one medium. While the run is on and the service there, each track has a link; when the service goes the links are
 * dropped, when it is back they are opened again and counting goes on.
 *
 * @param <S> the service
 */
final class MediaTestBench<S> implements ServiceUser<S> {
    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);
    private static final Duration PAUSE_TIMEOUT = Duration.ofMillis(400);

    private final List<? extends TrackTest<S>> channels;
    private final Duration interval;
    private final LatencyMeter latency;
    private final Problems problems;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile List<TrackRun> legs = List.of();
    private S service;
    private boolean opened;
    private boolean begun;
    private volatile boolean paused = true;
    private volatile long deadline;

    /** @param interval between two frames of a track */
    MediaTestBench(List<? extends TrackTest<S>> channels, Duration interval, LatencyMeter latency, Problems problems) {
        this.channels = channels;
        this.interval = interval;
        this.latency = latency;
        this.problems = problems;
    }

    /** The service is there, for the first time or again, or a better one. */
    @Override
    public void came(S newService) {
        lock.lock();
        try {
            drop();
            service = newService;
            if (opened) {
                openLegs();
            }
            if (begun) {
                startLegs();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The service goes; nothing of it is in use any more when this returns. */
    @Override
    public void gone(S oldService) {
        lock.lock();
        try {
            if (service == oldService) {
                drop();
                service = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing must be waited for. */
    boolean ready() {
        lock.lock();
        try {
            return channels.isEmpty() || service != null && !paused;
        } finally {
            lock.unlock();
        }
    }

    /** The way of the events is open: frames may be sent. */
    void resume() {
        lock.lock();
        try {
            paused = false;
            legs.forEach(leg -> leg.pause(false));
        } finally {
            lock.unlock();
        }
    }

    /**
     * The way of the events is about to be cut: no frame is sent until {@link #resume}, and those on their way are waited for.
     */
    void pause() {
        lock.lock();
        try {
            paused = true;
            legs.forEach(leg -> leg.pause(true));
            Polling.await(() -> legs.stream().allMatch(TrackRun::settled), PAUSE_TIMEOUT);
            channels.forEach(channel -> channel.ledger().withdraw(System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Opens the links, if the service is there: that takes a while, and no frame of any medium should wait for it. */
    void open() {
        lock.lock();
        try {
            opened = true;
            openLegs();
        } finally {
            lock.unlock();
        }
    }

    /** Whether frames that are sent from now on have a way to come. */
    boolean primed() {
        return legs.stream().allMatch(TrackRun::primed);
    }

    /** From now on, frames are sent for so long. */
    void begin(Duration duration) {
        lock.lock();
        try {
            begun = true;
            deadline = System.nanoTime() + duration.toNanos();
            startLegs();
        } finally {
            lock.unlock();
        }
    }

    /** Whether frames are sent, or would be if the service were there. */
    boolean sending() {
        return !channels.isEmpty() && (deadline - System.nanoTime() > 0 || legs.stream().anyMatch(TrackRun::sending));
    }

    /** Sends no more, and waits at most so long until all that was sent has come. */
    void drain(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            opened = false;
            begun = false;
            legs.forEach(TrackRun::stop);
            Polling.await(() -> legs.stream().allMatch(TrackRun::settled), timeout);
        } finally {
            lock.unlock();
        }
    }

    /** Closes everything; to be called after {@link #drain}. */
    void close() throws InterruptedException {
        lock.lock();
        try {
            legs.forEach(TrackRun::close);
            join();
            channels.forEach(TrackTest::close);
        } finally {
            lock.unlock();
        }
    }

    MediaSnapshot snapshot() {
        return new MediaSnapshot(!paused && !legs.isEmpty(), counts(latency.recent(System.nanoTime())),
                channels.stream().map(TrackTest::snapshot).toList());
    }

    /** With the latency of the whole run. */
    MediaCounts counts() {
        return counts(latency.all());
    }

    private MediaCounts counts(Latency measured) {
        // What was received is read first, so that it is never more than what was sent.
        long received = sum(FrameLedger::received);
        return new MediaCounts(channels.size(), sum(FrameLedger::sent), received, sum(FrameLedger::withdrawn),
                sum(FrameLedger::faults), measured);
    }

    private long sum(ToLongFunction<FrameLedger> counter) {
        return channels.stream().map(TrackTest::ledger).mapToLong(counter).sum();
    }

    private void openLegs() {
        if (service == null) {
            return;
        }
        List<TrackRun> open = new ArrayList<>();
        try {
            for (TrackTest<S> channel : channels) {
                open.add(new TrackRun(channel, channel.open(service), problems));
            }
            open.forEach(TrackRun::open);
            legs = List.copyOf(open);
        } catch (RuntimeException e) {
            problems.add("cannot open " + channels.get(open.size()).snapshot().name(), e);
            open.forEach(TrackRun::close);
        }
    }

    /** The tracks take turns within the interval, so that they do not all wake at once. */
    private void startLegs() {
        long now = System.nanoTime();
        for (int i = 0; i < legs.size(); i++) {
            long turn = interval.toNanos() * i / legs.size();
            legs.get(i).pause(paused);
            legs.get(i).send(new FramePacer(now + turn, interval.toNanos(), deadline + turn));
        }
    }

    private void drop() {
        legs.forEach(TrackRun::abandon);
        try {
            join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits, bounded, for the threads of links that are closed. */
    private void join() throws InterruptedException {
        List<TrackRun> closed = legs;
        legs = List.of();
        Polling.await(() -> closed.stream().allMatch(TrackRun::over), CLOSE_TIMEOUT);
        closed.forEach(TrackRun::settleAccount);
    }
}
