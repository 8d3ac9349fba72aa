package org.livekit4j.audio.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.Resampler;
import org.livekit4j.audio.ResamplerOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FlushSoxResamplerRequest;
import org.livekit4j.ffi.proto.FlushSoxResamplerResponse;
import org.livekit4j.ffi.proto.NewSoxResamplerRequest;
import org.livekit4j.ffi.proto.NewSoxResamplerResponse;
import org.livekit4j.ffi.proto.PushSoxResamplerRequest;
import org.livekit4j.ffi.proto.PushSoxResamplerResponse;
import org.livekit4j.ffi.proto.SoxQualityRecipe;
import org.livekit4j.ffi.proto.SoxResamplerDataType;

/**
 * A SoX resampler. What a request returns lies in memory of the native resampler until the next request, so that it is copied
 * under the lock. A long frame is handed over in pieces, because the native library makes room for all that comes of one.
 */
final class NativeResampler implements Resampler {
    private static final short[] NOTHING = {};
    /** Samples of all channels, that go in or come out in one request. */
    private static final int MAX_PIECE_SAMPLES = 1 << 15;
    private static final long MAX_FRAME_SAMPLES = 100_000_000;

    private final FfiClient client;
    private final ResamplerOptions options;
    private final Consumer<Object> onClose;
    private final FfiHandle handle;
    private final ReentrantLock lock = new ReentrantLock();
    private final Arena arena;
    private final MemorySegment buffer;
    /** Samples of all channels. */
    private final int pieceLength;

    NativeResampler(FfiClient client, ResamplerOptions options, Consumer<Object> onClose) {
        this.client = client;
        this.options = Objects.requireNonNull(options, "options is null");
        this.onClose = onClose;
        int growth = Math.ceilDiv(options.outputSampleRate(), options.inputSampleRate());
        pieceLength = MAX_PIECE_SAMPLES / growth / options.numChannels() * options.numChannels();
        handle = open();
        arena = Arena.ofShared();
        buffer = arena.allocate((long) Short.BYTES * pieceLength, Short.BYTES);
    }

    private FfiHandle open() {
        NewSoxResamplerRequest request = NewSoxResamplerRequest.newBuilder().setInputRate(options.inputSampleRate())
                .setOutputRate(options.outputSampleRate()).setNumChannels(options.numChannels())
                .setInputDataType(SoxResamplerDataType.SOXR_DATATYPE_INT16I)
                .setOutputDataType(SoxResamplerDataType.SOXR_DATATYPE_INT16I)
                .setQualityRecipe(SoxQualityRecipe.forNumber(options.quality().ordinal())).setFlags(0).build();
        NewSoxResamplerResponse response = client.request(FfiRequest.newBuilder().setNewSoxResampler(request).build())
                .getNewSoxResampler();
        check(response.hasError(), response.getError());
        return client.adopt(HandleKind.AUDIO_RESAMPLER, response.getResampler().getHandle());
    }

    private static void check(boolean failed, String error) {
        if (failed) {
            throw new LiveKitException("the native resampler failed: " + error);
        }
    }

    @Override
    public ResamplerOptions options() {
        return options;
    }

    @Override
    public AudioFrame push(AudioFrame frame) {
        if (frame.sampleRate() != options.inputSampleRate() || frame.numChannels() != options.numChannels()) {
            throw new IllegalArgumentException(frame + " does not fit this resampler: it takes " + options.numChannels()
                    + " channels at " + options.inputSampleRate() + " Hz");
        }
        short[] samples = frame.data();
        if ((double) samples.length * options.outputSampleRate() / options.inputSampleRate() > MAX_FRAME_SAMPLES) {
            throw new IllegalArgumentException(frame + " would be longer than a frame can be at " + options.outputSampleRate()
                    + " Hz; push it in parts");
        }
        lock.lock();
        try {
            long resampler = openHandle();
            List<AudioFrame> output = new ArrayList<>();
            for (int start = 0; start < samples.length; start += pieceLength) {
                output.add(push(resampler, samples, start, Math.min(pieceLength, samples.length - start)));
            }
            return output.isEmpty() ? frame(NOTHING) : output.size() == 1 ? output.getFirst() : AudioFrame.concatenate(output);
        } finally {
            lock.unlock();
        }
    }

    private long openHandle() {
        if (handle.closed()) {
            throw new IllegalStateException("this resampler is closed");
        }
        return handle.id();
    }

    private AudioFrame push(long resampler, short[] samples, int start, int length) {
        MemorySegment.copy(samples, start, buffer, ValueLayout.JAVA_SHORT, 0, length);
        PushSoxResamplerRequest request = PushSoxResamplerRequest.newBuilder().setResamplerHandle(resampler)
                .setDataPtr(buffer.address()).setSize(length * Short.BYTES).build();
        PushSoxResamplerResponse response = client.request(FfiRequest.newBuilder().setPushSoxResampler(request).build())
                .getPushSoxResampler();
        check(response.hasError(), response.getError());
        return copy(response.getOutputPtr(), response.getSize());
    }

    private AudioFrame copy(long address, int bytes) {
        if (address == 0 || bytes == 0) {
            return frame(NOTHING);
        }
        short[] samples = new short[bytes / Short.BYTES];
        client.copy(address, samples);
        return frame(samples);
    }

    private AudioFrame frame(short[] samples) {
        return new AudioFrame(samples, options.outputSampleRate(), options.numChannels());
    }

    @Override
    public AudioFrame flush() {
        lock.lock();
        try {
            FlushSoxResamplerRequest request = FlushSoxResamplerRequest.newBuilder().setResamplerHandle(openHandle()).build();
            FlushSoxResamplerResponse response = client.request(FfiRequest.newBuilder().setFlushSoxResampler(request).build())
                    .getFlushSoxResampler();
            check(response.hasError(), response.getError());
            return copy(response.getOutputPtr(), response.getSize());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (handle.closed()) {
                return;
            }
            handle.close();
            arena.close();
        } finally {
            lock.unlock();
        }
        onClose.accept(this);
    }

    @Override
    public String toString() {
        return "Resampler[" + handle + ", " + options + "]";
    }
}
