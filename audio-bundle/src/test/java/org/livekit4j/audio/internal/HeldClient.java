package org.livekit4j.audio.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.livekit4j.ffi.RepeatedRequest;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.CaptureAudioFrameCallback;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.testing.FakeFfiClient;

/** A native library that answers for a piece of audio when a test wants it to. */
final class HeldClient extends FakeFfiClient {
    final BlockingQueue<Capture> captures = new LinkedBlockingQueue<>();
    final AtomicInteger clears = new AtomicInteger();
    final AtomicInteger prepared = new AtomicInteger();
    final AtomicBoolean closed = new AtomicBoolean();
    volatile RuntimeException refusal;
    /** How many requests find no memory. */
    final AtomicInteger failing = new AtomicInteger();
    private final AtomicLong ids = new AtomicLong();

    /** What was handed over, and where the answer goes. */
    record Capture(short[] samples, Held request, long id) {

        void accept() {
            answer(null);
        }

        void refuse() {
            answer(FfiEvent.newBuilder()
                    .setCaptureAudioFrame(CaptureAudioFrameCallback.newBuilder().setAsyncId(id).setError("no")).build());
        }

        private void answer(FfiEvent event) {
            if (request.id == id) { // else it was given up
                request.answers.accept(event);
            }
        }
    }

    @Override
    public FfiResponse request(FfiRequest request) {
        if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new OutOfMemoryError("expected in this test");
        }
        if (request.hasClearAudioBuffer()) {
            clears.incrementAndGet();
        }
        return FfiResponse.getDefaultInstance();
    }

    @Override
    public RepeatedRequest repeat(Consumer<? super FfiEvent> answers) {
        return new Held(answers);
    }

    private final class Held implements RepeatedRequest {
        private final Consumer<? super FfiEvent> answers;
        private volatile long id = ids.incrementAndGet();
        private FfiRequest request;

        private Held(Consumer<? super FfiEvent> answers) {
            this.answers = answers;
        }

        @Override
        public void prepare(LongFunction<FfiRequest> newRequest) {
            request = newRequest.apply(id);
            prepared.incrementAndGet();
        }

        @Override
        public void send() {
            RuntimeException refused = refusal;
            if (refused != null) {
                throw refused;
            }
            AudioFrameBufferInfo buffer = request.getCaptureAudioFrame().getBuffer();
            long bytes = (long) Short.BYTES * buffer.getSamplesPerChannel() * buffer.getNumChannels();
            try (Arena arena = Arena.ofConfined()) {
                captures.add(new Capture(view(buffer.getDataPtr(), bytes, arena, this).toArray(ValueLayout.JAVA_SHORT), this,
                        request.getCaptureAudioFrame().getRequestAsyncId()));
            }
        }

        @Override
        public void abandon() {
            id = ids.incrementAndGet();
            request = null;
        }

        @Override
        public void close() {
            id = 0;
            closed.set(true);
        }
    }
}
