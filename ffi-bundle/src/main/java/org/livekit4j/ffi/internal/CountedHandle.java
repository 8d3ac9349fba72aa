package org.livekit4j.ffi.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;

/** A native handle that is released at most once. */
final class CountedHandle implements FfiHandle {
    private final NativeFfiClient bridge;
    private final HandleKind kind;
    private final long id;
    private final AtomicBoolean closed = new AtomicBoolean();

    CountedHandle(NativeFfiClient bridge, HandleKind kind, long id) {
        this.bridge = bridge;
        this.kind = kind;
        this.id = id;
    }

    @Override
    public long id() {
        if (closed.get()) {
            throw new IllegalStateException("this " + kind + " is closed");
        }
        return id;
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
        if (closed.compareAndSet(false, true)) {
            bridge.forget(this);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            bridge.closed(this, id);
        }
    }

    @Override
    public String toString() {
        return kind + " " + id + (closed.get() ? " (closed)" : "");
    }
}
