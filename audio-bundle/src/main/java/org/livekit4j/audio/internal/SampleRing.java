package org.livekit4j.audio.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Captured samples that the native side does not have yet. One thread at a time adds, one at a time takes, and any thread
 * discards, all of them without waiting for each other.
 */
final class SampleRing {
    private final short[] samples;
    private volatile long added;
    private volatile long taken;
    /** What was added before this is not taken any more. */
    private volatile long discarded;

    /** @param capacity how many samples of all channels it holds */
    SampleRing(int capacity) {
        samples = new short[capacity];
    }

    /** Whether so many more can be added. */
    boolean hasRoom(int count) {
        return samples.length - (added - taken) >= count;
    }

    boolean isEmpty() {
        return added == Math.max(taken, discarded);
    }

    /** Adds samples for which there is room. */
    void add(short[] from, int start, int count) {
        int place = place(added);
        int first = Math.min(count, samples.length - place);
        System.arraycopy(from, start, samples, place, first);
        System.arraycopy(from, start + first, samples, 0, count - first);
        added += count;
    }

    /** Discards what was added before. Not while another thread adds. */
    void discard() {
        discarded = added;
    }

    /** Makes room of what was discarded. Of the thread that takes. */
    void free() {
        taken = Math.max(taken, discarded);
    }

    /**
     * Moves samples from here to native memory.
     *
     * @param most how many may be moved
     * @return how many were
     */
    int take(MemorySegment target, int most) {
        long start = Math.max(taken, discarded);
        int count = (int) Math.min(added - start, most);
        int place = place(start);
        int first = Math.min(count, samples.length - place);
        MemorySegment.copy(samples, place, target, ValueLayout.JAVA_SHORT, 0, first);
        MemorySegment.copy(samples, 0, target, ValueLayout.JAVA_SHORT, (long) first * Short.BYTES, count - first);
        taken = start + count;
        return count;
    }

    private int place(long position) {
        return (int) (position % samples.length);
    }
}
