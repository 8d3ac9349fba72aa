package org.livekit4j.queue;

import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;

/** A native event that counts its references. */
public final class FakeEvent implements NativeEvent {
    private final int type;
    private final long key;
    public final int number;
    /** The library's own reference is one. */
    public final AtomicInteger references = new AtomicInteger(1);
    public final AtomicInteger retained = new AtomicInteger();

    public FakeEvent(String type, long key, int number) {
        this.type = FfiEvent.getDescriptor().findFieldByName(type).getNumber();
        this.key = key;
        this.number = number;
    }

    public static FakeEvent audio(long key, int number) {
        return new FakeEvent("audio_stream_event", key, number);
    }

    @Override
    public int type() {
        return type;
    }

    @Override
    public long key() {
        return key;
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public byte wire(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public FfiEvent message() {
        return FfiEvent.getDefaultInstance();
    }

    @Override
    public NativeEvent retain() {
        if (references.getAndIncrement() < 1) {
            throw new IllegalStateException("the event is over");
        }
        retained.incrementAndGet();
        return this;
    }

    @Override
    public NativeEvent retainHandles() {
        return retain();
    }

    @Override
    public boolean claim() {
        return false;
    }

    @Override
    public void close() {
        if (references.decrementAndGet() < 0) {
            throw new AssertionError("closed once too often");
        }
    }
}
