package org.livekit4j.ffi.internal;

import java.util.Objects;
import org.livekit4j.ffi.EventView;

/**
 * An event that is lent to one thread for one call. Neither another thread nor a later call can read memory through it that
 * belongs to the library again.
 */
final class LentView implements EventView {
    /** Written by the borrower only, which sees its own last word; to other threads any value of it is one that is not theirs. */
    private Thread borrower;
    private int kind;
    private long key;
    private int size;
    private long address;
    private CallbackEvent event;

    /** Lends the bytes at this address. */
    void lend(int kindOfEvent, long keyOfEvent, long addressOfEvent, int sizeOfEvent) {
        kind = kindOfEvent;
        key = keyOfEvent;
        address = addressOfEvent;
        size = sizeOfEvent;
        borrower = Thread.currentThread();
    }

    /** Lends an event that has bytes of its own. */
    void lend(CallbackEvent kept) {
        event = kept;
        lend(kept.kind(), kept.key(), 0, kept.size());
    }

    void takeBack() {
        borrower = null;
        event = null;
    }

    private void check() {
        if (borrower != Thread.currentThread()) {
            throw new IllegalStateException(
                    "this view of an event is valid during one call only, on the thread of that call");
        }
    }

    @Override
    public int type() {
        check();
        return EventKinds.type(kind);
    }

    @Override
    public int innerType() {
        check();
        return EventKinds.innerType(kind);
    }

    @Override
    public long key() {
        check();
        return key;
    }

    @Override
    public int size() {
        check();
        return size;
    }

    @Override
    public byte wire(int index) {
        check();
        Objects.checkIndex(index, size);
        return event == null ? NativeMemory.get(address + index) : event.wire(index);
    }
}
