package org.livekit4j.devices.internal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** A line that gives what a test says. */
final class FakeInput implements InputLine {
    final CountDownLatch closed = new CountDownLatch(1);
    final CountDownLatch hanging = new CountDownLatch(1);
    volatile boolean hang;
    volatile boolean ended;
    private final Deque<Byte> bytes = new ArrayDeque<>();

    /** Gives samples, in little-endian order. */
    synchronized void give(int... samples) {
        for (int sample : samples) {
            bytes.add((byte) sample);
            bytes.add((byte) (sample >> 8));
        }
    }

    /** Gives one sample many times. */
    void give(int sample, int times) {
        int[] samples = new int[times];
        Arrays.fill(samples, sample);
        give(samples);
    }

    @Override
    public int sampleRate() {
        return 8_000;
    }

    @Override
    public int numChannels() {
        return 1;
    }

    @Override
    public int available() {
        if (hang) {
            hanging.countDown();
            while (hang) {
                Threads.pause();
            }
        }
        return ended ? Integer.MAX_VALUE : left();
    }

    private synchronized int left() {
        return bytes.size();
    }

    @Override
    public synchronized int read(byte[] target, int length) {
        int count = 0;
        while (count < length && !bytes.isEmpty()) {
            target[count++] = bytes.poll();
        }
        return count;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
