package org.livekit4j.ffi.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;

/**
 * An event, first on the native library's bytes, later on a copy. It collects its handles when it is made, because nearly every event
 * that has any has exactly one.
 */
final class CallbackEvent implements NativeEvent, HandleVisitor {
    private static final HandleKind[] KINDS = HandleKind.values();
    private static final byte NO_HANDLE = -1;
    private static final VarHandle REFERENCES;
    private static final VarHandle CLAIMED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            REFERENCES = lookup.findVarHandle(CallbackEvent.class, "references", int.class);
            CLAIMED = lookup.findVarHandle(CallbackEvent.class, "claimed", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Bridge bridge;
    private final int size;
    private final char type;
    private final long key;
    /** Of the native bytes; 0 when they are gone. Read and written by the delivering thread only. */
    private long address;
    private long handle;
    /** Ordinal of the first handle's kind; small, as all fields here: an event is made for each 10 ms of each stream. */
    private byte kind = NO_HANDLE;
    /** The handles after the first. */
    private MoreHandles more;
    private byte[] bytes;
    private volatile FfiEvent message;
    private volatile int references = 1;
    private volatile boolean claimed;

    CallbackEvent(Bridge bridge, int type, long key, long address, int size) {
        if (type > Character.MAX_VALUE) {
            throw new IllegalStateException("an event of kind " + type + ": there can be no such kind");
        }
        this.bridge = bridge;
        this.type = (char) type;
        this.key = key;
        this.address = address;
        this.size = size;
    }

    private record MoreHandles(HandleKind kind, long handle, MoreHandles next) {}

    @Override
    public void visit(HandleKind found, long id) {
        bridge.ledger().created(found);
        if (kind == NO_HANDLE) {
            kind = (byte) found.ordinal();
            handle = id;
        } else {
            more = new MoreHandles(found, id, more);
        }
    }

    boolean hasHandles() {
        return kind != NO_HANDLE;
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
        return size;
    }

    @Override
    public byte wire(int index) {
        Objects.checkIndex(index, size);
        byte[] copy = bytes;
        if (copy != null) {
            return copy[index];
        }
        if (address == 0) {
            throw over();
        }
        return NativeMemory.get(address + index);
    }

    @Override
    public FfiEvent message() {
        FfiEvent decoded = message;
        return decoded != null ? decoded : decode();
    }

    private synchronized FfiEvent decode() {
        if (message == null) {
            try {
                message = FfiEvent.parseFrom(bytes());
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("an event of kind " + type() + " that cannot be decoded", e);
            }
        }
        return message;
    }

    private byte[] bytes() {
        if (bytes == null) {
            if (address == 0) {
                throw over();
            }
            bytes = NativeMemory.copy(address, size);
        }
        return bytes;
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
        if (before == 1 && kind != NO_HANDLE && claim()) {
            releaseHandles();
        }
    }

    private void releaseHandles() {
        bridge.release(KINDS[kind], handle);
        for (MoreHandles next = more; next != null; next = next.next) {
            bridge.release(next.kind, next.handle);
        }
    }

    private IllegalStateException over() {
        return new IllegalStateException("this event is over: whoever keeps one beyond its delivery has to retain it");
    }

    @Override
    public String toString() {
        return "NativeEvent[type=" + type() + ", key=" + key + ", size=" + size + "]";
    }
}
