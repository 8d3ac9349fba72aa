package org.livekit4j.devices.internal;

import java.nio.ByteOrder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.audio.AudioFrame;

/** A line that takes as many frames as a test allows. */
final class FakeOutput implements OutputLine {
    static final int FRAME = 160;
    final BlockingQueue<AudioFrame> played = new LinkedBlockingQueue<>();
    final CountDownLatch closed = new CountDownLatch(1);
    /** Bytes that it holds and has not played. */
    final AtomicInteger held = new AtomicInteger();
    volatile boolean ended;

    /** Plays the next frames. */
    void play(int frames) {
        held.addAndGet(-frames * FRAME);
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
    public int bufferSize() {
        return 4 * FRAME;
    }

    @Override
    public int available() {
        return bufferSize() - held.get();
    }

    @Override
    public int write(byte[] pcm, int length) {
        if (ended) {
            return 0;
        }
        held.addAndGet(length);
        played.add(AudioFrame.ofBytes(pcm, ByteOrder.LITTLE_ENDIAN, 8_000, 1));
        return length;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
