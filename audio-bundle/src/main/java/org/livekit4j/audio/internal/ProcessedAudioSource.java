package org.livekit4j.audio.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.media.Medium;
import org.livekit4j.media.OutgoingStream;
import org.livekit4j.track.StreamInfo;

/** A source whose frames pass processors before they are captured. */
final class ProcessedAudioSource implements OwnAudioSource {
    private final NativeAudioSource source;
    private final Consumer<Object> onClose;
    private final OutgoingStream<AudioFrame> frames;
    /** Serializes captures, as the source itself does. */
    private final ReentrantLock captures = new ReentrantLock();
    /** Of the last frame, in nanoseconds: those that wait are like it. */
    private volatile long frameNanos;

    ProcessedAudioSource(NativeAudioSource source, String name, Medium<AudioFrame, ?, ?, ?> medium, Consumer<Object> onClose) {
        this.source = source;
        this.onClose = onClose;
        this.frames = new OutgoingStream<>("audio source '" + name + "'", StreamInfo.local(name), medium, AudioFrame::copy,
                source::capture);
    }

    @Override
    public NativeAudioSource nativeSource() {
        return source;
    }

    @Override
    public AudioSourceOptions options() {
        return source.options();
    }

    @Override
    public void capture(AudioFrame frame) throws InterruptedException {
        source.check(frame);
        if (frame.samplesPerChannel() == 0) {
            return;
        }
        captures.lockInterruptibly();
        try {
            source.requireReady();
            frameNanos = TimeUnit.MICROSECONDS.toNanos(frame.durationUs());
            frames.send(frame);
        } finally {
            captures.unlock();
        }
    }

    @Override
    public boolean tryCapture(AudioFrame frame) {
        if (!frames.isProcessed()) {
            return source.tryCapture(frame);
        }
        source.checkShort(frame);
        source.requireReady();
        if (frame.samplesPerChannel() == 0) {
            return true;
        }
        if (!captures.tryLock()) {
            return false;
        }
        try {
            frameNanos = TimeUnit.MICROSECONDS.toNanos(frame.durationUs());
            return frames.trySend(frame);
        } finally {
            captures.unlock();
        }
    }

    @Override
    public void clearQueue() {
        frames.clear();
        source.clearQueue();
    }

    @Override
    public void awaitPlayout() throws InterruptedException {
        frames.awaitEmpty();
        source.awaitPlayout();
    }

    @Override
    public Duration queuedDuration() {
        return source.queuedDuration().plusNanos(frames.waiting() * frameNanos);
    }

    @Override
    public Duration refusedDuration() {
        return source.refusedDuration();
    }

    @Override
    public void close() {
        frames.close();
        source.close();
        onClose.accept(this);
    }

    @Override
    public String toString() {
        return "Processed" + source;
    }
}
