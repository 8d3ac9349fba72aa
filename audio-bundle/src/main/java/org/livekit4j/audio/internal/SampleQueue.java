package org.livekit4j.audio.internal;

/** A bounded queue of samples. Not safe for use by several threads. */
final class SampleQueue {
    private static final int FIRST_LENGTH = 1 << 12;

    private final int capacity;
    private short[] ring;
    private int head;
    private int size;

    SampleQueue(int capacity) {
        this.capacity = capacity;
        ring = new short[Math.min(capacity, FIRST_LENGTH)];
    }

    int size() {
        return size;
    }

    int room() {
        return capacity - size;
    }

    /** @param count at most {@link #room} */
    void add(short[] samples, int from, int count) {
        if (size + count > ring.length) {
            grow((int) Math.min(capacity, Math.max(2L * ring.length, size + count)));
        }
        int tail = (int) (((long) head + size) % ring.length);
        int first = Math.min(count, ring.length - tail);
        System.arraycopy(samples, from, ring, tail, first);
        System.arraycopy(samples, from + first, ring, 0, count - first);
        size += count;
    }

    private void grow(int length) {
        short[] grown = new short[length];
        int first = Math.min(size, ring.length - head);
        System.arraycopy(ring, head, grown, 0, first);
        System.arraycopy(ring, 0, grown, first, size - first);
        ring = grown;
        head = 0;
    }

    /** @param count at most {@link #size} */
    void drop(int count) {
        head = (int) (((long) head + count) % ring.length);
        size -= count;
    }

    /**
     * Takes the oldest samples and adds them to sums.
     *
     * @param count at most {@link #size}
     */
    void addTo(int[] sums, int count) {
        int first = Math.min(count, ring.length - head);
        for (int i = 0; i < first; i++) {
            sums[i] += ring[head + i];
        }
        for (int i = first; i < count; i++) {
            sums[i] += ring[i - first];
        }
        drop(count);
    }

    /** Takes the oldest samples; what is missing is silence. */
    short[] take(int count) {
        short[] taken = new short[count];
        int there = Math.min(count, size);
        int first = Math.min(there, ring.length - head);
        System.arraycopy(ring, head, taken, 0, first);
        System.arraycopy(ring, 0, taken, first, there - first);
        drop(there);
        return taken;
    }
}
