package org.livekit4j.bench.meeting;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;

/** A subscriber of one stream, of the room, or of the answers. */
final class Attendee implements FfiEventSubscriber {
    private final Kind kind;
    private final int type;
    private final String typeName;
    /** 0 for any. */
    private final long key;
    private final Lags lags;
    private final CountDownLatch stall;
    private final AtomicLong got = new AtomicLong();
    private final WireReader wire = new WireReader();

    /** @param stall what it waits for at its first event; null if it does not */
    Attendee(Kind kind, int type, String typeName, long key, Lags lags, CountDownLatch stall) {
        this.kind = kind;
        this.type = type;
        this.typeName = typeName;
        this.key = key;
        this.lags = lags;
        this.stall = stall;
    }

    /** What it asks for; capacity and overflow are those of the kind. */
    Map<String, Object> properties() {
        return key == 0
                ? Map.of(QueueConstants.EVENT_TYPES, typeName)
                : Map.of(QueueConstants.EVENT_TYPES, typeName, QueueConstants.EVENT_KEYS, key);
    }

    @Override
    public void onEvent(NativeEvent event) {
        if (stall != null) {
            awaitStall();
        }
        if (event.type() != type || key != 0 && event.key() != key) {
            return;
        }
        got.incrementAndGet();
        if (kind == Kind.AUDIO || kind == Kind.VIDEO) {
            lags.delivered(slot(event));
        }
    }

    private void awaitStall() {
        try {
            stall.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The address of the frame's data: event, frame received, buffer, info, {@code data_ptr}. */
    private long slot(NativeEvent event) {
        wire.read(event);
        int dataField = kind == Kind.AUDIO ? 1 : 4;
        if (!wire.enter(type) || !wire.enter(2) || !wire.enter(1) || !wire.enter(2)) {
            throw new IllegalStateException("an event without a frame");
        }
        while (wire.next()) {
            if (wire.field() == dataField) {
                return wire.varint();
            }
            wire.skip();
        }
        throw new IllegalStateException("a frame without data");
    }

    Kind kind() {
        return kind;
    }

    long got() {
        return got.get();
    }
}
