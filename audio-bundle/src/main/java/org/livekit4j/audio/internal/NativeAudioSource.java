package org.livekit4j.audio.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.CaptureAudioFrameRequest;
import org.livekit4j.ffi.proto.ClearAudioBufferRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;
import org.livekit4j.track.LiveKitException;

/**
 * A native audio source. The lock carries captures out one by one, which the native side demands; it also guards the native buffer, whose
 * samples are copied inside the request, so that one buffer serves all frames.
 */
final class NativeAudioSource implements AudioSource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FfiClient client;
    private final AudioSourceOptions options;
    private final Consumer<Object> onClose;
    private final FfiHandle handle;
    private final PlayoutClock clock = new PlayoutClock(System::nanoTime);
    private final ReentrantLock captures = new ReentrantLock();
    private volatile CompletableFuture<FfiEvent> current;
    private Arena arena;
    private MemorySegment buffer;

    NativeAudioSource(FfiClient client, AudioSourceOptions options, Consumer<Object> onClose) {
        this.client = client;
        this.options = options;
        this.onClose = onClose;
        NewAudioSourceRequest request = NewAudioSourceRequest.newBuilder().setType(AudioSourceType.AUDIO_SOURCE_NATIVE)
                .setSampleRate(options.sampleRate()).setNumChannels(options.numChannels())
                .setQueueSizeMs(options.queueSizeMs()).build();
        this.handle = client.adopt(HandleKind.AUDIO_SOURCE, client
                .request(FfiRequest.newBuilder().setNewAudioSource(request).build()).getNewAudioSource().getSource().getHandle());
    }

    long nativeHandle() {
        return handle.id();
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
            long source = handle.id();
            long address = copy(frame.data());
            AudioFrameBufferInfo samples = AudioFrameBufferInfo.newBuilder().setDataPtr(address)
                    .setNumChannels(frame.numChannels()).setSampleRate(frame.sampleRate())
                    .setSamplesPerChannel(frame.samplesPerChannel()).build();
            Duration timeout = PATIENCE.plusMillis(2L * options.queueSizeMs()).plusNanos(frame.durationUs() * 1_000);
            CompletableFuture<FfiEvent> answer = client.requestAsync(id -> FfiRequest.newBuilder().setCaptureAudioFrame(
                    CaptureAudioFrameRequest.newBuilder().setSourceHandle(source).setBuffer(samples).setRequestAsyncId(id))
                    .build(), timeout);
            clock.captured(frame.durationUs() * 1_000);
            current = answer;
            if (handle.closed()) {
                throw closed();
            }
            await(answer);
        } finally {
            current = null;
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
                    frame + " does not fit this source: it has no queue, so each frame has to be 10 ms, "
                            + tenMs + " samples per channel");
        }
    }

    private long copy(short[] samples) {
        long bytes = 2L * samples.length;
        if (buffer == null || buffer.byteSize() < bytes) {
            if (arena != null) {
                arena.close();
            }
            arena = Arena.ofShared();
            buffer = arena.allocate(bytes, Short.BYTES);
        }
        MemorySegment.copy(samples, 0, buffer, ValueLayout.JAVA_SHORT, 0, samples.length);
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
        client.request(FfiRequest.newBuilder()
                .setClearAudioBuffer(ClearAudioBufferRequest.newBuilder().setSourceHandle(handle.id())).build());
        clock.clear();
    }

    @Override
    public void waitForPlayout() throws InterruptedException {
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
        CompletableFuture<FfiEvent> waiting = current;
        if (waiting != null) {
            waiting.completeExceptionally(closed());
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
