package org.livekit4j.audio.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.ShutDownException;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.CaptureAudioFrameRequest;
import org.livekit4j.ffi.proto.ClearAudioBufferRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;

/**
 * A native audio source. The lock serializes captures, as the native side demands, and guards the native buffer. A request
 * copies the buffer's samples, so that one buffer serves all frames.
 *
 * <p>A long frame is handed over in pieces that fit the native queue at once: pieces that the native side does not have yet can
 * be dropped when the queue is cleared. If a caller was interrupted before its answer came, the next caller waits for that
 * answer.
 */
final class NativeAudioSource implements AudioSource {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_PIECE_MS = 100;

    private final FfiClient client;
    private final AudioSourceOptions options;
    private final Consumer<Object> onClose;
    private final FfiHandle handle;
    private final PlayoutClock clock = new PlayoutClock(System::nanoTime);
    private final ReentrantLock captures = new ReentrantLock();
    /** Held to add to the native queue or to clear it, so that the clock tells the same; never while waiting. */
    private final ReentrantLock queue = new ReentrantLock();
    private final Duration timeout;
    /** Samples per channel. */
    private final int pieceLength;
    /** What a thread waits for, or the next one has to. */
    private volatile CompletableFuture<FfiEvent> unanswered;
    private Arena arena;
    private MemorySegment buffer;

    NativeAudioSource(FfiClient client, AudioSourceOptions options, Consumer<Object> onClose) {
        this.client = client;
        this.options = options;
        this.onClose = onClose;
        timeout = TIMEOUT.plusMillis(2L * options.queueSizeMs());
        pieceLength = options.sampleRate() / 100 * Math.clamp(options.queueSizeMs(), 10, MAX_PIECE_MS) / 10;
        NewAudioSourceRequest request = NewAudioSourceRequest.newBuilder().setType(AudioSourceType.AUDIO_SOURCE_NATIVE)
                .setSampleRate(options.sampleRate()).setNumChannels(options.numChannels())
                .setQueueSizeMs(options.queueSizeMs()).build();
        this.handle = client.adopt(HandleKind.AUDIO_SOURCE, client
                .request(FfiRequest.newBuilder().setNewAudioSource(request).build()).getNewAudioSource().getSource().getHandle());
    }

    long nativeHandle() {
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
            awaitEarlier();
            long clears = clock.clears();
            for (int start = 0; start < frame.samplesPerChannel() && clock.clears() == clears; start += pieceLength) {
                capture(frame, start, Math.min(pieceLength, frame.samplesPerChannel() - start), clears);
            }
        } finally {
            captures.unlock();
        }
    }

    private void check(AudioFrame frame) {
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

    /** The native source takes a frame only when it has answered for the one before, which may have been another thread's. */
    private void awaitEarlier() throws InterruptedException {
        CompletableFuture<FfiEvent> earlier = unanswered;
        if (earlier != null) {
            try {
                earlier.get();
            } catch (ExecutionException e) {
                // The caller that captured it was interrupted, and knows that the frame may be lost
            }
            unanswered = null;
        }
    }

    private void capture(AudioFrame frame, int start, int length, long clears) throws InterruptedException {
        long nanos = length * 1_000_000_000L / frame.sampleRate();
        CompletableFuture<FfiEvent> answer = handOver(frame, start, length, clears, nanos);
        if (answer == null) {
            return;
        }
        if (handle.closed()) {
            throw closed();
        }
        try {
            await(answer);
            unanswered = null;
        } catch (LiveKitException e) {
            unanswered = null;
            clock.refused(nanos, clears);
            throw e;
        } catch (InterruptedException e) {
            answer.whenComplete((event, failure) -> {
                if (failure != null || event.getCaptureAudioFrame().hasError()) {
                    clock.refused(nanos, clears);
                }
            });
            throw e;
        }
    }

    /** Null if the queue was cleared meanwhile, and the rest of the frame with it. */
    private CompletableFuture<FfiEvent> handOver(AudioFrame frame, int start, int length, long clears, long nanos) {
        queue.lock();
        try {
            if (clock.clears() != clears) {
                return null;
            }
            long source = handle.id();
            AudioFrameBufferInfo samples = AudioFrameBufferInfo.newBuilder()
                    .setDataPtr(copy(frame.data(), start * frame.numChannels(), length * frame.numChannels()))
                    .setNumChannels(frame.numChannels()).setSampleRate(frame.sampleRate()).setSamplesPerChannel(length).build();
            CompletableFuture<FfiEvent> answer = client.requestAsync(id -> FfiRequest.newBuilder().setCaptureAudioFrame(
                    CaptureAudioFrameRequest.newBuilder().setSourceHandle(source).setBuffer(samples).setRequestAsyncId(id))
                    .build(), timeout);
            clock.captured(nanos);
            unanswered = answer;
            return answer;
        } finally {
            queue.unlock();
        }
    }

    private long copy(short[] samples, int start, int length) {
        if (buffer == null) {
            arena = Arena.ofShared();
            buffer = arena.allocate((long) Short.BYTES * pieceLength * options.numChannels(), Short.BYTES);
        }
        MemorySegment.copy(samples, start, buffer, ValueLayout.JAVA_SHORT, 0, length);
        return buffer.address();
    }

    private void await(CompletableFuture<FfiEvent> answer) throws InterruptedException {
        try {
            String error = answer.get().getCaptureAudioFrame().getError();
            if (!error.isEmpty()) {
                throw new LiveKitException("the native audio source refused a frame: " + error);
            }
        } catch (ExecutionException e) {
            if (handle.closed()) {
                throw closed();
            }
            if (e.getCause() instanceof ShutDownException late) { // the shutdown is about to close this source
                throw new IllegalStateException("this audio source takes no more frames: " + late.getMessage(), late);
            }
            if (e.getCause() instanceof LiveKitException known) {
                throw known;
            }
            throw new LiveKitException("capturing a frame failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("this audio source is closed");
    }

    @Override
    public void clearQueue() {
        queue.lock();
        try {
            client.request(FfiRequest.newBuilder()
                    .setClearAudioBuffer(ClearAudioBufferRequest.newBuilder().setSourceHandle(handle.id())).build());
            clock.clear();
        } finally {
            queue.unlock();
        }
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
    public void close() {
        if (handle.closed()) {
            return;
        }
        handle.close();
        clock.clear();
        CompletableFuture<FfiEvent> waiting = unanswered;
        if (waiting != null) {
            Completion.failNow(waiting, closed());
        }
        captures.lock();
        try {
            if (arena != null) {
                arena.close();
                arena = null;
                buffer = null;
            }
        } finally {
            captures.unlock();
        }
        onClose.accept(this);
    }

    @Override
    public String toString() {
        return "AudioSource[" + handle + ", " + options + "]";
    }
}
