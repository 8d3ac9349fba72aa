package org.livekit4j.ffi.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.VarHandles;
import org.livekit4j.ffi.proto.FfiEvent;

/** An event, first on the native library's bytes, later on a copy. Nearly every event that has handles has exactly one. */
final class CallbackEvent implements NativeEvent {
    private static final HandleKind[] KINDS = HandleKind.values();
    private static final byte NO_HANDLE = -1;
    private static final VarHandle REFERENCES = VarHandles.field(MethodHandles.lookup(), "references", int.class);
    private static final VarHandle CLAIMED = VarHandles.field(MethodHandles.lookup(), "claimed", boolean.class);

    private final NativeFfiClient bridge;
    private final int size;
    /** As {@link EventKinds} numbers them. */
    private final char kind;
    private final long key;
    /** Of the native bytes; 0 when they are gone. Read and written by the delivering thread only. */
    private long address;
    private long handle;
    /** Ordinal of the one handle's kind; small, as all fields here: an event is made for each 10 ms of each stream. */
    private byte handleKind = NO_HANDLE;
    /** Null of most events. */
    private Extra extra;
    private volatile int references = 1;
    private volatile boolean claimed;

    /** What few events have: an event of a frame has none of it, and so is 8 bytes smaller. */
    private static final class Extra {
        /** The handles, where there are several; null otherwise. */
        private final NamedHandles handles;
        private byte[] bytes;
        private volatile FfiEvent message;

        private Extra(NamedHandles handles) {
            this.handles = handles;
        }
    }

    CallbackEvent(NativeFfiClient bridge, int kind, long key, long address, int size) {
        this.bridge = bridge;
        this.kind = (char) kind;
        this.key = key;
        this.address = address;
        this.size = size;
    }

    /** Makes this handle its own. */
    void own(HandleKind kindOfHandle, long id) {
        bridge.ledger().created(kindOfHandle);
        handleKind = (byte) kindOfHandle.ordinal();
        handle = id;
    }

    /** Makes these handles its own, in place of one. */
    void own(NamedHandles several) {
        several.forEach((kindOfHandle, id) -> bridge.ledger().created(kindOfHandle));
        extra = several.isEmpty() ? null : new Extra(several);
    }

    /** Of the room that was joined, if the event says that; 0 otherwise. */
    long room() {
        NamedHandles several = handles();
        if (several != null) {
            return several.first(HandleKind.ROOM);
        }
        return handleKind == HandleKind.ROOM.ordinal() ? handle : 0;
    }

    private NamedHandles handles() {
        Extra more = extra;
        return more == null ? null : more.handles;
    }

    private boolean hasHandles() {
        return handleKind != NO_HANDLE || handles() != null;
    }

    /** Null while the bytes are the native library's only. */
    private byte[] copied() {
        Extra more = extra;
        return more == null ? null : more.bytes;
    }

    private synchronized Extra extra() {
        if (extra == null) {
            extra = new Extra(null);
        }
        return extra;
    }

    /** As {@link EventKinds} numbers them. */
    int kind() {
        return kind;
    }

    @Override
    public int type() {
        return EventKinds.type(kind);
    }

    @Override
    public int innerType() {
        return EventKinds.innerType(kind);
    }

    @Override
    public long key() {
        return key;
    }

    @Override
    public boolean isFrame() {
        return isFrame(type(), hasHandles());
    }

    /** Of an event of this type; the end of a stream has no handle. */
    static boolean isFrame(int type, boolean hasHandles) {
        return hasHandles
                && (type == FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER || type == FfiEvent.VIDEO_STREAM_EVENT_FIELD_NUMBER);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public byte wire(int index) {
        Objects.checkIndex(index, size);
        byte[] copy = copied();
        if (copy != null) {
            return copy[index];
        }
        if (address == 0) {
            throw over();
        }
        return NativeMemory.get(address + index);
    }

    @Override
    public byte[] copy(int index, int length) {
        Objects.checkFromIndexSize(index, length, size);
        byte[] copy = copied();
        if (copy != null) {
            return Arrays.copyOfRange(copy, index, index + length);
        }
        if (address == 0) {
            throw over();
        }
        return NativeMemory.copy(address + index, length);
    }

    @Override
    public FfiEvent message() {
        Extra more = extra;
        FfiEvent decoded = more == null ? null : more.message;
        return decoded != null ? decoded : decode();
    }

    private synchronized FfiEvent decode() {
        byte[] all = bytes();
        Extra more = extra();
        if (more.message == null) {
            try {
                more.message = FfiEvent.parseFrom(all);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("an event of kind " + type() + " that cannot be decoded", e);
            }
        }
        return more.message;
    }

    private byte[] bytes() {
        byte[] copy = copied();
        if (copy == null) {
            if (address == 0) {
                throw over();
            }
            copy = NativeMemory.copy(address, size);
            extra().bytes = copy;
        }
        return copy;
    }

    @Override
    public NativeEvent retain() {
        retainHandles();
        try {
            bytes();
            return this;
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public NativeEvent retainHandles() {
        int before;
        do {
            before = references;
            if (before == 0) {
                throw over();
            }
        } while (!REFERENCES.compareAndSet(this, before, before + 1));
        return this;
    }

    @Override
    public boolean claim() {
        return CLAIMED.compareAndSet(this, false, true);
    }

    /** Undoes a claim whose maker has no use for the handles. */
    void disclaim() {
        claimed = false;
    }

    /** The callback returns: the native bytes go. */
    void endDelivery() {
        address = 0;
        close();
    }

    @Override
    public void close() {
        int before;
        do {
            before = references;
            if (before == 0) {
                return;
            }
        } while (!REFERENCES.compareAndSet(this, before, before - 1));
        if (before == 1 && hasHandles() && claim()) {
            releaseHandles();
        }
    }

    private void releaseHandles() {
        NamedHandles several = handles();
        if (several != null) {
            several.forEach(bridge::release);
        } else {
            bridge.release(KINDS[handleKind], handle);
        }
    }

    private IllegalStateException over() {
        return new IllegalStateException("this event is no longer valid: retain an event to keep it beyond its delivery");
    }

    @Override
    public String toString() {
        return "NativeEvent[type=" + type() + ", key=" + key + ", size=" + size + "]";
    }
}
