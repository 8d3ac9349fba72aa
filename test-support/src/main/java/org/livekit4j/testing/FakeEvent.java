package org.livekit4j.testing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.RoomEvent;

/** A native event that counts its references and knows whether its handles were claimed. */
public final class FakeEvent implements NativeEvent {
    private final int type;
    private final int innerType;
    private final long key;
    private final FfiEvent message;
    private final byte[] bytes;
    public final int number;
    /** The library's own reference is one. */
    public final AtomicInteger references = new AtomicInteger(1);
    public final AtomicInteger retained = new AtomicInteger();
    public final AtomicBoolean claimed = new AtomicBoolean();

    /** @param type by its protocol name, with that of the kind inside for a room event, as subscribers name them */
    public FakeEvent(String type, long key, int number) {
        String[] names = type.split("\\.");
        this.type = FfiEvent.getDescriptor().findFieldByName(names[0]).getNumber();
        this.innerType = names.length == 1 ? 0 : RoomEvent.getDescriptor().findFieldByName(names[1]).getNumber();
        this.key = key;
        this.number = number;
        message = FfiEvent.getDefaultInstance();
        bytes = new byte[0];
    }

    /** One with a message and its bytes. */
    public FakeEvent(FfiEvent message, long key) {
        type = message.getMessageCase().getNumber();
        innerType = message.getRoomEvent().getMessageCase().getNumber();
        this.key = key;
        number = 0;
        this.message = message;
        bytes = message.toByteArray();
    }

    /** One of a room. */
    public static FakeEvent of(RoomEvent event) {
        return new FakeEvent(FfiEvent.newBuilder().setRoomEvent(event).build(), event.getRoomHandle());
    }

    public static FakeEvent audio(long key, int number) {
        return new FakeEvent("audio_stream_event", key, number);
    }

    @Override
    public int type() {
        return type;
    }

    @Override
    public int innerType() {
        return innerType;
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
        return message;
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
        return claimed.compareAndSet(false, true);
    }

    @Override
    public void close() {
        if (references.decrementAndGet() < 0) {
            throw new AssertionError("closed once too often");
        }
    }
}
