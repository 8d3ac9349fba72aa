package org.livekit4j.media.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.media.Medium;
import org.livekit4j.media.NativeMediaStream;
import org.livekit4j.media.ProcessedMedium;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.track.StreamInfo;

/** A stream of the numbers of its events: -1 ends it, -2 holds no frame, and -3 cannot be decoded. */
public final class TestStream extends NativeMediaStream<Integer> {
    public static final long KEY = 7;

    public final List<Integer> discarded = new CopyOnWriteArrayList<>();
    public final AtomicInteger closed = new AtomicInteger();

    public TestStream(int capacity) {
        this(capacity, StreamInfo.local("numbers"), new NumberProcessing().processors);
    }

    public TestStream(int capacity, StreamInfo info, Processors<Integer, ?> processors) {
        this(capacity, info, ProcessedMedium.of(processors));
    }

    TestStream(int capacity, StreamInfo info, Medium<Integer, ?, ?, ?> medium) {
        super("test stream", "audio_stream_event", capacity, info, medium);
    }

    public TestStream openOn(SubscriberRegistry registry) {
        return openOn(registry, () -> KEY);
    }

    public TestStream openOn(SubscriberRegistry registry, LongSupplier openNative) {
        open(registry, openNative);
        return this;
    }

    @Override
    protected Integer decode(NativeEvent event) {
        int number = ((FakeEvent) event).number;
        if (number == -3) {
            throw new IllegalStateException("expected in this test");
        }
        return number < 0 ? null : number;
    }

    @Override
    protected boolean endsStream(NativeEvent event) {
        return ((FakeEvent) event).number == -1;
    }

    @Override
    protected void discard(Integer frame) {
        discarded.add(frame);
    }

    @Override
    protected void closeNative() {
        closed.incrementAndGet();
    }
}
