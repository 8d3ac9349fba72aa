package org.livekit4j.media.internal;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.livekit4j.track.MediaStream;

/** Takes frames one ahead, in {@link #hasNext}. */
public final class FrameIterator<F> implements Iterator<F> {
    private final MediaStream<F> stream;
    private final AtomicReference<F> next = new AtomicReference<>();
    private boolean over;

    public FrameIterator(MediaStream<F> stream) {
        this.stream = stream;
    }

    @Override
    public boolean hasNext() {
        if (next.get() == null && !over) {
            try {
                next.set(stream.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            over = next.get() == null;
        }
        return !over;
    }

    @Override
    public F next() {
        F frame = hasNext() ? giveUp() : null;
        if (frame == null) {
            throw new NoSuchElementException("the stream has ended");
        }
        return frame;
    }

    /** The frame that is taken and not given to anybody yet, if there is one; this has it no more. On any thread. */
    public F giveUp() {
        return next.getAndSet(null);
    }
}
