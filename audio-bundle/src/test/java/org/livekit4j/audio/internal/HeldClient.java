package org.livekit4j.audio.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.CaptureAudioFrameCallback;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.testing.FakeFfiClient;

/** A native library that answers for a frame when a test wants it to. */
final class HeldClient extends FakeFfiClient {
    final BlockingQueue<Capture> captures = new LinkedBlockingQueue<>();
    final AtomicInteger clears = new AtomicInteger();

    /** What was handed over, and the answer to it. */
    record Capture(short[] samples, CompletableFuture<FfiEvent> answer) {

        void accept() {
            answer.complete(event(CaptureAudioFrameCallback.newBuilder()));
        }

        void refuse() {
            answer.complete(event(CaptureAudioFrameCallback.newBuilder().setError("no")));
        }

        private static FfiEvent event(CaptureAudioFrameCallback.Builder callback) {
            return FfiEvent.newBuilder().setCaptureAudioFrame(callback.setAsyncId(1)).build();
        }
    }

    @Override
    public FfiResponse request(FfiRequest request) {
        if (request.hasClearAudioBuffer()) {
            clears.incrementAndGet();
        }
        return FfiResponse.getDefaultInstance();
    }

    @Override
    public CompletableFuture<FfiEvent> requestAsync(LongFunction<FfiRequest> request, Duration timeout) {
        AudioFrameBufferInfo buffer = request.apply(1).getCaptureAudioFrame().getBuffer();
        short[] samples;
        try (Arena arena = Arena.ofConfined()) {
            samples = view(buffer.getDataPtr(), 2L * buffer.getSamplesPerChannel() * buffer.getNumChannels(), arena, this)
                    .toArray(ValueLayout.JAVA_SHORT);
        }
        CompletableFuture<FfiEvent> answer = new CompletableFuture<>();
        captures.add(new Capture(samples, answer));
        return answer;
    }
}
