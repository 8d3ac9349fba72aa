package org.livekit4j.room.internal;

import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.RoomEvent;

/** An event of a room; it knows whether its handles were claimed. */
final class FakeEvent implements NativeEvent {
    boolean claimed;
    private final FfiEvent message;

    FakeEvent(FfiEvent message) {
        this.message = message;
    }

    static FakeEvent of(RoomEvent event) {
        return new FakeEvent(FfiEvent.newBuilder().setRoomEvent(event).build());
    }

    @Override
    public int type() {
        return message.getMessageCase().getNumber();
    }

    @Override
    public int innerType() {
        return message.getRoomEvent().getMessageCase().getNumber();
    }

    @Override
    public long key() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int size() {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte wire(int index) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FfiEvent message() {
        return message;
    }

    @Override
    public NativeEvent retain() {
        throw new UnsupportedOperationException();
    }

    @Override
    public NativeEvent retainHandles() {
        return retain();
    }

    @Override
    public boolean claim() {
        boolean first = !claimed;
        claimed = true;
        return first;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
