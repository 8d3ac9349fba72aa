package org.livekit4j.testing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.RoomEvent;

/**
 * A native event that counts its references and knows whether its handles were claimed. Safe for use by several threads.
 */
public final class FakeEvent implements NativeEvent {
    private final int type;
    private final int innerType;
    private final long key;
    private final FfiEvent message;
    private final byte[] bytes;
    /** A number by which tests recognise the event. */
    public final int number;
    /** The number of references, of which the native library holds one at first. */
    public final AtomicInteger references = new AtomicInteger(1);
    /** How often the event was retained. */
    public final AtomicInteger retained = new AtomicInteger();
    public final AtomicBoolean claimed = new AtomicBoolean();

    /**
     * Creates an event without a message.
     *
     * @param type the type by its protocol name, followed by a dot and the inner type for a room event
     * @param key the key
     * @param number the number
     */
    public FakeEvent(String type, long key, int number) {
        String[] names = type.split("\\.");
        this.type = FfiEvent.getDescriptor().findFieldByName(names[0]).getNumber();
        this.innerType = names.length == 1 ? 0 : RoomEvent.getDescriptor().findFieldByName(names[1]).getNumber();
        this.key = key;
        this.number = number;
        message = FfiEvent.getDefaultInstance();
        bytes = new byte[0];
    }

    /**
     * Creates an event with a message.
     *
     * @param message the message
     * @param key the key
     */
    public FakeEvent(FfiEvent message, long key) {
        type = message.getMessageCase().getNumber();
        innerType = message.getRoomEvent().getMessageCase().getNumber();
        this.key = key;
        number = 0;
        this.message = message;
        bytes = message.toByteArray();
    }

    /**
     * Creates an event of a room.
     *
     * @param event the event
     * @return the event
     */
    public static FakeEvent of(RoomEvent event) {
        return new FakeEvent(FfiEvent.newBuilder().setRoomEvent(event).build(), event.getRoomHandle());
    }

    /**
     * Creates an event of an audio stream.
     *
     * @param key the key
     * @param number the number
     * @return the event
     */
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
    public boolean isFrame() {
        return message.getAudioStreamEvent().hasFrameReceived() || message.getVideoStreamEvent().hasFrameReceived();
    }

    @Override
    public NativeEvent retain() {
        if (references.getAndIncrement() < 1) {
            throw new IllegalStateException("the event is no longer valid");
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
