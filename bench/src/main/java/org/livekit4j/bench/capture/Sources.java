package org.livekit4j.bench.capture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;

/** Captures for sources, and counts what was taken. */
final class Sources {
    static final int RATE = 48_000;
    private static final long MS = 1_000_000;
    private static final long PICTURE_NANOS = 1_000_000_000 / 30;
    /** The sources of one thread are not all served at the same moment. */
    private static final int SLICES = 10;

    private final int frameMs;
    private final LongAdder frames = new LongAdder();

    Sources(int frameMs) {
        this.frameMs = frameMs;
    }

    long frames() {
        return frames.sum();
    }

    private AudioFrame sound() {
        return AudioFrame.silence(RATE, 1, RATE / 1_000 * frameMs);
    }

    /** Captures until the source is full, again and again. */
    void capture(AudioSource source) throws InterruptedException {
        AudioFrame frame = sound();
        while (true) {
            source.capture(frame);
            frames.increment();
        }
    }

    /** Captures for all by the clock; what is not taken is tried again with the next frame's turn. */
    void tryCapture(List<AudioSource> sources) {
        AudioFrame frame = sound();
        long due = System.nanoTime();
        for (int slice = 0;; slice = (slice + 1) % SLICES) {
            for (int i = slice; i < sources.size(); i += SLICES) {
                if (sources.get(i).tryCapture(frame)) {
                    frames.increment();
                }
            }
            due += frameMs * MS / SLICES;
            sleepUntil(due);
        }
    }

    /** Captures pictures by the clock. */
    void capture(VideoSource source, int width, int height, boolean inNativeMemory) {
        try (Arena arena = Arena.ofConfined()) {
            VideoFrame frame = picture(width, height, inNativeMemory ? arena : null);
            for (long due = System.nanoTime() + PICTURE_NANOS;; due += PICTURE_NANOS) {
                source.capture(frame);
                frames.increment();
                sleepUntil(due);
            }
        }
    }

    private static VideoFrame picture(int width, int height, Arena arena) {
        if (arena == null) {
            return VideoFrame.allocate(VideoBufferType.I420, width, height);
        }
        MemorySegment memory = arena.allocate(VideoBufferType.I420.size(width, height), 64);
        return VideoFrame.wrap(VideoBufferType.I420, width, height, memory);
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
