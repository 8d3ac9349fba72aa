package org.livekit4j.audio.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.livekit4j.Registration;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.CaptureAudioFrameCallback;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;

/** A native library that answers for a frame when a test wants it to. */
final class HeldClient implements FfiClient {
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

    @Override
    public FfiHandle adopt(HandleKind kind, FfiOwnedHandle handle) {
        AtomicBoolean closed = new AtomicBoolean();
        return new FfiHandle() {
            @Override
            public long id() {
                if (closed.get()) {
                    throw new IllegalStateException("closed");
                }
                return 1;
            }

            @Override
            public HandleKind kind() {
                return kind;
            }

            @Override
            public boolean closed() {
                return closed.get();
            }

            @Override
            public void consumed() {
                closed.set(true);
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
    }

    @Override
    public boolean release(HandleKind kind, long handle) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration connect(EventSink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration listen(FfiListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MemorySegment view(long address, long bytes, Arena scope) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(long address, short[] target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FfiHealth health() {
        throw new UnsupportedOperationException();
    }

    @Override
    public HandleStatistics handles() {
        throw new UnsupportedOperationException();
    }

    @Override
    public EventStatistics events() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
