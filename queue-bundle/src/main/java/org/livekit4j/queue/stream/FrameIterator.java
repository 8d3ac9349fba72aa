package org.livekit4j.queue.stream;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Takes frames one ahead, in {@link #hasNext}. */
final class FrameIterator<F> implements Iterator<F> {
    private final ConsumedStream<F> stream;
    private F next;
    private boolean over;

    FrameIterator(ConsumedStream<F> stream) {
        this.stream = stream;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !over) {
            try {
                next = stream.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            over = next == null;
        }
        return next != null;
    }

    @Override
    public F next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the stream has ended");
        }
        F frame = next;
        next = null;
        return frame;
    }
}
