package org.livekit4j.testing.media;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;

/**
 * The account of one track's frames: which are on their way, since when, and which came back. One thread sends, another receives;
 * anyone may read the counters.
 */
public final class FrameLedger {
    /** Frames that can be on their way: 20 s of sound. */
    private static final int SLOTS = 2048;
    private static final long EMPTY = Long.MIN_VALUE;
    /** A frame older than this was lost before its service went. */
    private static final long UNDER_WAY_NS = TimeUnit.SECONDS.toNanos(1);

    private final int track;
    private final LongConsumer latencies;
    private final AtomicLongArray sentAt = new AtomicLongArray(SLOTS);
    private final AtomicLong last = new AtomicLong(-1);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong withdrawn = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();
    private long newest = -1;
    private long nextHeard;

    /** @param latencies accepts the time from the capture of a frame to its receipt, in nanoseconds, on the receiving thread */
    public FrameLedger(int track, LongConsumer latencies) {
        this.track = track;
        this.latencies = latencies;
        for (int i = 0; i < SLOTS; i++) {
            sentAt.set(i, EMPTY);
        }
    }

    /** The sequence number of the next frame. */
    public long next() {
        return last.get() + 1;
    }

    /** A frame is about to be captured. */
    public void sending(long sequence, long now) {
        sentAt.set(slot(sequence), now);
        last.set(sequence);
    }

    /** The frame was captured. */
    public void confirm() {
        sent.incrementAndGet();
    }

    /** The frame that was about to be captured was not. */
    public void revoke(long sequence) {
        sentAt.set(slot(sequence), EMPTY);
    }

    /**
     * A frame came.
     *
     * @param mark what it carries, or {@link FrameMarker#NONE}: silence that the native source put in, which is nobody's frame
     * @return whether it was on its way
     */
    public boolean received(long mark, long now) {
        if (mark == FrameMarker.NONE) {
            return false;
        }
        long sequence = FrameMarker.sequence(mark);
        long behind = last.get() - sequence;
        if (FrameMarker.track(mark) != track || behind < 0 || behind >= SLOTS) {
            faults.incrementAndGet();
            return false;
        }
        long since = sentAt.getAndSet(slot(sequence), EMPTY);
        if (since == EMPTY) {
            faults.incrementAndGet();
            return false;
        }
        if (sequence < newest) {
            faults.incrementAndGet();
        } else {
            newest = sequence;
        }
        received.incrementAndGet();
        latencies.accept(now - since);
        return true;
    }

    /**
     * A frame came that looks like all others of its track, and is taken for the oldest that is on its way. Only of the very first it is
     * certain, so that there is no other latency.
     *
     * @return false if all that were sent have come: the receiver has stretched them
     */
    public boolean heard(long now) {
        if (nextHeard > last.get()) {
            return false;
        }
        long since = sentAt.getAndSet(slot(nextHeard), EMPTY);
        if (nextHeard == 0) {
            latencies.accept(now - since);
        }
        nextHeard++;
        received.incrementAndGet();
        return true;
    }

    /** The service went, and took with it what was on its way. The sender may not be at work. */
    public void withdraw(long now) {
        for (int i = 0; i < SLOTS; i++) {
            long since = sentAt.getAndSet(i, EMPTY);
            if (since != EMPTY && now - since < UNDER_WAY_NS) {
                withdrawn.incrementAndGet();
            }
        }
        nextHeard = next();
    }

    /** Frames captured, without those withdrawn. */
    public long sent() {
        return sent.get() - withdrawn.get();
    }

    public long received() {
        return received.get();
    }

    public long withdrawn() {
        return withdrawn.get();
    }

    public long faults() {
        return faults.get();
    }

    private static int slot(long sequence) {
        return (int) (sequence % SLOTS);
    }
}
