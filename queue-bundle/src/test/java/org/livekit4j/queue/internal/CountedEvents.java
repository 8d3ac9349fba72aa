package org.livekit4j.queue.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.queue.EventAdapter;

/** Adapts numbers as events of one type each, and counts how often they are retained. A test can make retain and release throw. */
final class CountedEvents implements EventAdapter<Integer> {
    final AtomicInteger kept = new AtomicInteger();
    final List<Integer> released = new CopyOnWriteArrayList<>();
    volatile boolean losable;
    volatile boolean retainFails;
    volatile boolean releaseFails;
    volatile boolean typesFail;

    @Override
    public int types() {
        return 3;
    }

    @Override
    public int type(Integer event) {
        return 1;
    }

    @Override
    public long key(Integer event) {
        return event;
    }

    @Override
    public void retain(Integer event) {
        if (retainFails) {
            throw new IllegalStateException("expected in this test");
        }
        kept.incrementAndGet();
    }

    @Override
    public void release(Integer event) {
        kept.decrementAndGet();
        released.add(event);
        if (releaseFails) {
            throw new IllegalStateException("expected in this test");
        }
    }

    @Override
    public boolean losable(Integer event) {
        return losable;
    }

    @Override
    public boolean onRequestOnly(int type) {
        if (typesFail) {
            throw new IllegalStateException("expected in this test");
        }
        return false;
    }
}
