package org.livekit4j.audio.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;

/**
 * A native audio source. A frame is captured when its samples are in the ring of {@link AudioDelivery}, which hands them over.
 * Whether it is taken depends on how much is queued by the clock. The native source's answers only say that its queue is not too
 * full for the next piece.
 *
 * <p>A long frame is handed over in pieces that fit the native queue at once: pieces that the native side does not have yet can
 * be dropped when the queue is cleared.
 */
final class NativeAudioSource implements OwnAudioSource {
    private static final int MAX_PIECE_MS = 100;
    /** The share of a full queue that must be free before a waiting thread is woken: seldom for many frames, not for each. */
    private static final int RESUMING_SHARE = 10;

    private final AudioSourceOptions options;
    private final Consumer<Object> onClose;
    private final FfiHandle handle;
    private final PlayoutClock clock = new PlayoutClock(System::nanoTime);
    private final CapturePacer.Turn turn;
    private final AudioDelivery delivery;
    /** Serializes captures. */
    private final ReentrantLock captures = new ReentrantLock();
    /** Held to add to the queue or to clear it, so that the clock tells the same; never while waiting. */
    private final ReentrantLock queue = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Samples per channel. */
    private final int pieceLength;
    private final long queueNanos;
    private final long resumingNanos;

    NativeAudioSource(FfiClient client, CapturePacer pacer, AudioSourceOptions options, Consumer<Object> onClose) {
        this.options = options;
        this.onClose = onClose;
        int pieceMs = Math.clamp(options.queueSizeMs(), 10, MAX_PIECE_MS);
        pieceLength = options.sampleRate() / 100 * pieceMs / 10;
        queueNanos = TimeUnit.MILLISECONDS.toNanos(options.queueSizeMs());
        resumingNanos = queueNanos - Math.min(queueNanos / RESUMING_SHARE, TimeUnit.MILLISECONDS.toNanos(MAX_PIECE_MS));
        NewAudioSourceRequest request = NewAudioSourceRequest.newBuilder().setType(AudioSourceType.AUDIO_SOURCE_NATIVE)
                .setSampleRate(options.sampleRate()).setNumChannels(options.numChannels())
                .setQueueSizeMs(options.queueSizeMs()).build();
        this.handle = client.adopt(HandleKind.AUDIO_SOURCE, client
                .request(FfiRequest.newBuilder().setNewAudioSource(request).build()).getNewAudioSource().getSource().getHandle());
        turn = pacer.turn();
        delivery = new AudioDelivery(client, options, handle, pieceLength, clock, turn::wake);
    }

    @Override
    public NativeAudioSource nativeSource() {
        return this;
    }

    long nativeHandle() {
        requireOpen();
        return handle.id();
    }

    boolean isClosed() {
        return handle.closed();
    }

    @Override
    public AudioSourceOptions options() {
        return options;
    }

    @Override
    public void capture(AudioFrame frame) throws InterruptedException {
        check(frame);
        if (frame.samplesPerChannel() == 0) {
            return;
        }
        captures.lockInterruptibly();
        try {
            long clears = clock.clears();
            for (int start = 0; start < frame.samplesPerChannel(); start += pieceLength) {
                int length = Math.min(pieceLength, frame.samplesPerChannel() - start);
                awaitRoom(length);
                if (!add(frame, start, length, clears)) {
                    return;
                }
            }
        } finally {
            captures.unlock();
        }
    }

    @Override
    public boolean tryCapture(AudioFrame frame) {
        checkShort(frame);
        requireReady();
        if (frame.samplesPerChannel() == 0) {
            return true;
        }
        if (!captures.tryLock()) {
            return false;
        }
        try {
            if (isFull() || !delivery.hasRoom(frame.data().length)) {
                return false;
            }
            add(frame, 0, frame.samplesPerChannel(), clock.clears());
            return true;
        } finally {
            captures.unlock();
        }
    }

    /** As {@link #check}, for {@link #tryCapture}. */
    void checkShort(AudioFrame frame) {
        check(frame);
        if (frame.samplesPerChannel() > pieceLength) {
            throw new IllegalArgumentException(frame + " is too long for tryCapture: with a queue of " + options.queueSizeMs()
                    + " ms it takes " + pieceLength + " samples per channel at most; capture takes longer frames");
        }
    }

    void check(AudioFrame frame) {
        if (frame.sampleRate() != options.sampleRate() || frame.numChannels() != options.numChannels()) {
            throw new IllegalArgumentException(frame + " does not fit this source: it takes " + options.numChannels()
                    + " channels at " + options.sampleRate() + " Hz");
        }
        int tenMs = options.sampleRate() / 100;
        if (options.queueSizeMs() == 0 && frame.samplesPerChannel() != tenMs && frame.samplesPerChannel() != 0) {
            throw new IllegalArgumentException(
                    frame + " does not fit this source: it has no queue, so each frame must be 10 ms, "
                            + tenMs + " samples per channel");
        }
    }

    private void awaitRoom(int length) throws InterruptedException {
        requireReady();
        if (isFull()) {
            turn.await(() -> clock.queuedNanos() <= resumingNanos || closed.get(), clock.queuedNanos() - resumingNanos);
        }
        int samples = length * options.numChannels();
        if (!delivery.hasRoom(samples)) {
            turn.await(() -> delivery.hasRoom(samples) || closed.get(), delivery.timeoutNanos());
        }
        requireReady();
    }

    /** Without a queue, frames are played at once. */
    private boolean isFull() {
        return queueNanos > 0 && clock.queuedNanos() > queueNanos;
    }

    /** @return false if the queue was cleared meanwhile, and the rest of the frame with it */
    private boolean add(AudioFrame frame, int start, int length, long clears) {
        int channels = frame.numChannels();
        queue.lock();
        try {
            requireOpen();
            if (clock.clears() != clears) {
                return false;
            }
            delivery.ring().add(frame.data(), start * channels, length * channels);
            clock.captured(length * 1_000_000_000L / frame.sampleRate());
        } finally {
            queue.unlock();
        }
        delivery.run();
        delivery.throwFailure();
        return true;
    }

    void requireReady() {
        requireOpen();
        delivery.throwFailure();
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("this audio source is closed");
        }
    }

    @Override
    public void clearQueue() {
        requireOpen();
        queue.lock();
        try {
            delivery.ring().discard();
            clock.clear();
        } finally {
            queue.unlock();
        }
        delivery.clear();
        turn.wake();
    }

    @Override
    public void awaitPlayout() throws InterruptedException {
        clock.awaitPlayed();
    }

    @Override
    public Duration queuedDuration() {
        return Duration.ofNanos(clock.queuedNanos());
    }

    @Override
    public Duration refusedDuration() {
        return Duration.ofNanos(delivery.refusedNanos());
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        clock.clear();
        turn.wake();
        captures.lock();
        try {
            delivery.end();
        } finally {
            captures.unlock();
        }
        turn.close();
        onClose.accept(this);
    }

    @Override
    public String toString() {
        return "AudioSource[" + handle + ", " + options + "]";
    }
}
