package org.livekit4j.audio.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.audio.AudioFrame;

/**
 * Cuts frames of any length into blocks of 10 ms in native memory, and joins what has become of them there. A rest waits for
 * the next frame.
 */
final class TenMsBlocks {
    private static final int BLOCKS_A_SECOND = 100;
    private static final int MIN_SAMPLE_RATE = 8_000;
    private static final int MAX_SAMPLE_RATE = 192_000;
    private static final int MAX_CHANNELS = 16;
    /** Of all channels in one of WebRTC's blocks. */
    private static final int MAX_SAMPLES = 7_680;
    /** As WebRTC likes it best. */
    private static final int ALIGNMENT = 16;

    private final Call call;
    private final ReentrantLock lock = new ReentrantLock();
    private Arena arena;
    private MemorySegment block;
    private int sampleRate;
    private int numChannels;
    private int filled;
    private boolean closed;

    /** Changes a block in place. */
    @FunctionalInterface
    interface Call {
        void process(MemorySegment block, int bytes, int sampleRate, int numChannels);
    }

    TenMsBlocks(Call call) {
        this.call = call;
    }

    AudioFrame process(AudioFrame frame) {
        check(frame);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("this audio processing is closed");
            }
            if (arena == null) {
                arena = Arena.ofShared();
                block = arena.allocate((long) MAX_SAMPLES * Short.BYTES, ALIGNMENT);
            }
            if (frame.sampleRate() != sampleRate || frame.numChannels() != numChannels) {
                sampleRate = frame.sampleRate();
                numChannels = frame.numChannels();
                filled = 0;
            }
            return new AudioFrame(processNow(frame.data()), sampleRate, numChannels);
        } finally {
            lock.unlock();
        }
    }

    private static void check(AudioFrame frame) {
        int rate = frame.sampleRate();
        if (rate < MIN_SAMPLE_RATE || rate > MAX_SAMPLE_RATE || rate % BLOCKS_A_SECOND != 0) {
            throw new IllegalArgumentException(frame + " cannot be processed: its rate must be from " + MIN_SAMPLE_RATE + " to "
                    + MAX_SAMPLE_RATE + " Hz and a multiple of " + BLOCKS_A_SECOND);
        }
        int most = Math.min(MAX_CHANNELS, MAX_SAMPLES / (rate / BLOCKS_A_SECOND));
        if (frame.numChannels() > most) {
            throw new IllegalArgumentException(
                    frame + " has " + frame.numChannels() + " channels and cannot be processed; at its rate there can be "
                            + most);
        }
    }

    private short[] processNow(short[] samples) {
        int length = sampleRate / BLOCKS_A_SECOND * numChannels;
        short[] output = new short[(int) (((long) filled + samples.length) / length * length)];
        int written = 0;
        for (int read = 0; read < samples.length;) {
            int count = Math.min(length - filled, samples.length - read);
            MemorySegment.copy(samples, read, block, ValueLayout.JAVA_SHORT, (long) filled * Short.BYTES, count);
            read += count;
            filled += count;
            if (filled == length) {
                filled = 0;
                call.process(block, length * Short.BYTES, sampleRate, numChannels);
                MemorySegment.copy(block, ValueLayout.JAVA_SHORT, 0, output, written, length);
                written += length;
            }
        }
        return output;
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            if (arena != null) {
                arena.close();
                arena = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
