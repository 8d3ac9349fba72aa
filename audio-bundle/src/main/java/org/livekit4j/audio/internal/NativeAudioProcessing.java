package org.livekit4j.audio.internal;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioProcessing;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.ApmProcessReverseStreamRequest;
import org.livekit4j.ffi.proto.ApmProcessReverseStreamResponse;
import org.livekit4j.ffi.proto.ApmProcessStreamRequest;
import org.livekit4j.ffi.proto.ApmProcessStreamResponse;
import org.livekit4j.ffi.proto.ApmSetStreamDelayRequest;
import org.livekit4j.ffi.proto.ApmSetStreamDelayResponse;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewApmRequest;
import org.livekit4j.ffi.proto.OwnedApm;

/** WebRTC's audio processing. The native library forgets the delay with each block, so that it is told before each. */
final class NativeAudioProcessing implements AudioProcessing {
    private static final int MAX_DELAY_MS = 500;
    private static final int UNKNOWN = -1;

    private final FfiClient client;
    private final AudioProcessingOptions options;
    private final Consumer<Object> onClose;
    private final FfiHandle handle;
    private final TenMsBlocks near = new TenMsBlocks(this::processNear);
    private final TenMsBlocks far = new TenMsBlocks(this::processFar);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile int delayMs = UNKNOWN;

    NativeAudioProcessing(FfiClient client, AudioProcessingOptions options, Consumer<Object> onClose) {
        this.client = client;
        this.options = Objects.requireNonNull(options, "options is null");
        this.onClose = onClose;
        NewApmRequest request = NewApmRequest.newBuilder().setEchoCancellerEnabled(options.echoCancellation())
                .setNoiseSuppressionEnabled(options.noiseSuppression()).setGainControllerEnabled(options.gainControl())
                .setHighPassFilterEnabled(options.highPassFilter()).build();
        OwnedApm apm = client.request(FfiRequest.newBuilder().setNewApm(request).build()).getNewApm().getApm();
        handle = client.adopt(HandleKind.AUDIO_PROCESSING, apm.getHandle());
    }

    @Override
    public AudioProcessingOptions options() {
        return options;
    }

    @Override
    public AudioFrame process(AudioFrame frame) {
        return near.process(frame);
    }

    private void processNear(MemorySegment block, int bytes, int sampleRate, int numChannels) {
        int delay = delayMs;
        if (delay != UNKNOWN && options.echoCancellation()) {
            ApmSetStreamDelayResponse set = client.request(FfiRequest.newBuilder().setApmSetStreamDelay(
                    ApmSetStreamDelayRequest.newBuilder().setApmHandle(handle.id()).setDelayMs(delay)).build())
                    .getApmSetStreamDelay();
            check(set.hasError(), set.getError());
        }
        ApmProcessStreamResponse processed = client.request(FfiRequest.newBuilder().setApmProcessStream(
                ApmProcessStreamRequest.newBuilder().setApmHandle(handle.id()).setDataPtr(block.address()).setSize(bytes)
                        .setSampleRate(sampleRate).setNumChannels(numChannels))
                .build()).getApmProcessStream();
        check(processed.hasError(), processed.getError());
    }

    @Override
    public void processReverse(AudioFrame frame) {
        far.process(frame);
    }

    private void processFar(MemorySegment block, int bytes, int sampleRate, int numChannels) {
        ApmProcessReverseStreamResponse processed = client.request(FfiRequest.newBuilder().setApmProcessReverseStream(
                ApmProcessReverseStreamRequest.newBuilder().setApmHandle(handle.id()).setDataPtr(block.address())
                        .setSize(bytes).setSampleRate(sampleRate).setNumChannels(numChannels))
                .build()).getApmProcessReverseStream();
        check(processed.hasError(), processed.getError());
    }

    private static void check(boolean failed, String error) {
        if (failed) {
            throw new LiveKitException("the native audio processing failed: " + error);
        }
    }

    @Override
    public void setStreamDelayMs(int delayMs) {
        if (delayMs < 0 || delayMs > MAX_DELAY_MS) {
            throw new IllegalArgumentException("delayMs is " + delayMs + "; it must be from 0 to " + MAX_DELAY_MS);
        }
        this.delayMs = delayMs;
    }

    /** Each half waits for its block that is being processed. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            near.close();
            far.close();
            handle.close();
            onClose.accept(this);
        }
    }

    @Override
    public String toString() {
        return "AudioProcessing[" + handle + ", " + options + "]";
    }
}
