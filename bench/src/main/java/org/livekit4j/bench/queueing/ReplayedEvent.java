package org.livekit4j.bench.queueing;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.FfiEvent;

/** An event of the recorded traffic, reference-counted as one of the bridge is. */
final class ReplayedEvent implements NativeEvent {
    private static final AtomicIntegerFieldUpdater<ReplayedEvent> REFERENCES = AtomicIntegerFieldUpdater
            .newUpdater(ReplayedEvent.class, "references");

    private final byte[] bytes;
    private final int type;
    private final long key;
    private FfiEvent message;
    private volatile int references = 1;

    /** Reads type and key from the wire, as the bridge does. */
    ReplayedEvent(byte[] bytes, WireReader wire) {
        this.bytes = bytes;
        wire.read(this);
        wire.next();
        type = wire.field();
        wire.enter();
        key = wire.next() && wire.field() == 1 ? wire.varint() : 0;
    }

    @Override
    public int type() {
        return type;
    }

    @Override
    public int innerType() {
        return 0;
    }

    @Override
    public long key() {
        return key;
    }

    @Override
    public int size() {
        return bytes.length;
    }

    @Override
    public byte wire(int index) {
        return bytes[index];
    }

    @Override
    public FfiEvent message() {
        if (message == null) {
            try {
                message = FfiEvent.parseFrom(bytes);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        }
        return message;
    }

    @Override
    public NativeEvent retain() {
        REFERENCES.incrementAndGet(this);
        return this;
    }

    @Override
    public NativeEvent retainHandles() {
        return retain();
    }

    @Override
    public boolean claim() {
        return true;
    }

    @Override
    public void close() {
        REFERENCES.decrementAndGet(this);
    }
}
