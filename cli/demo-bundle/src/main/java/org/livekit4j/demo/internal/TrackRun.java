package org.livekit4j.demo.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.testing.media.FrameLedger;
import org.livekit4j.testing.media.FramePacer;

/** One endpoint at work: a virtual thread that sends and one that receives. */
final class TrackRun {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final TrackTest<?, ?> test;
    private final TrackEndpoint<?, ?> endpoint;
    private final RunResults results;
    private final Thread sender;
    private final Thread receiver;
    private volatile FramePacer pace;
    private volatile boolean primed;
    private volatile boolean paused;
    private volatile boolean idle;
    private volatile boolean stopping;
    private volatile boolean sending = true;
    private volatile boolean abandoned;

    TrackRun(TrackTest<?, ?> test, TrackEndpoint<?, ?> endpoint, RunResults results) {
        this.test = test;
        this.endpoint = endpoint;
        this.results = results;
        String name = test.name();
        sender = Thread.ofVirtual().name("demo-send-" + name)
                .unstarted(() -> results.attempt("sending on " + name, this::excused, this::sendAll));
        receiver = Thread.ofVirtual().name("demo-receive-" + name)
                .unstarted(() -> results.attempt("receiving on " + name, this::excused, endpoint::receive));
    }

    /** Begins to receive, and opens the way. */
    void open() {
        receiver.start();
        sender.start();
    }

    /** Whether the way is open, or cannot be opened. */
    boolean primed() {
        return primed;
    }

    /** Begins to send, as soon as the way is open. */
    void send(FramePacer newPace) {
        pace = newPace;
        LockSupport.unpark(sender);
    }

    /** Whether there are frames still to be sent. */
    boolean sending() {
        return sending;
    }

    /** Sends nothing for now, or goes on; returns at once. */
    void pause(boolean newPaused) {
        paused = newPaused;
        LockSupport.unpark(sender);
    }

    /** Sends nothing more; returns at once. */
    void stop() {
        stopping = true;
        LockSupport.unpark(sender);
    }

    /** Whether the sender is through, or pauses, and all that it sent has come. */
    boolean settled() {
        boolean through = !sender.isAlive() || paused && idle;
        return through && (!endpoint.returning() || test.ledger().received() >= test.ledger().sent());
    }

    /** Closes the endpoint; both threads then end. */
    void close() {
        stop();
        results.attempt("closing " + test.name(), this::excused, endpoint::close);
    }

    /** As {@link #close}, because the service goes: what is on its way will not be counted as sent. */
    void abandon() {
        abandoned = true;
        close();
    }

    /** Whether both threads have ended. */
    boolean over() {
        return !sender.isAlive() && !receiver.isAlive();
    }

    /** To be called last. */
    void settleAccount() {
        if (abandoned) {
            test.ledger().withdraw(System.nanoTime());
        }
    }

    private void sendAll() throws InterruptedException {
        try {
            prime();
            sendFrames();
        } finally {
            sending = false;
        }
        if (!abandoned) {
            endpoint.settle();
        }
    }

    private void prime() throws InterruptedException {
        try {
            endpoint.prime();
        } finally {
            primed = true;
        }
        long now = System.nanoTime();
        while (pace == null && !stopping) {
            LockSupport.parkNanos(PAUSE_NS);
        }
        if (pace != null) {
            pace.skipTo(now);
        }
    }

    private void sendFrames() throws InterruptedException {
        FrameLedger ledger = test.ledger();
        while (!stopping && !pace.over()) {
            long now = System.nanoTime();
            idle = paused;
            if (idle) {
                pace.skipTo(now);
                LockSupport.parkNanos(PAUSE_NS);
                continue;
            }
            if (pace.remaining(now) > 0) {
                pace.await(now);
                continue;
            }
            long sequence = ledger.next();
            endpoint.prepare(sequence);
            ledger.sending(sequence, System.nanoTime());
            try {
                endpoint.capture();
                ledger.confirm();
            } catch (RuntimeException e) {
                ledger.revoke(sequence);
                throw e;
            }
            pace.advance(System.nanoTime());
        }
    }

    /** What fails because the service goes is no problem. */
    private boolean excused(Throwable failure) {
        return abandoned || stopping && failure instanceof IllegalStateException;
    }
}
