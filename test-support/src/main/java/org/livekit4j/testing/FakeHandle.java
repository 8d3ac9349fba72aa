package org.livekit4j.testing;

import java.util.concurrent.atomic.AtomicBoolean;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;

/** A native handle without the native object. */
public final class FakeHandle implements FfiHandle {
    private final HandleKind kind;
    private final long id;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param release is run when the handle is closed, but not when it was consumed before */
    public FakeHandle(HandleKind kind, long id, Runnable release) {
        this.kind = kind;
        this.id = id;
        this.release = release;
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
        closed.set(true);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
