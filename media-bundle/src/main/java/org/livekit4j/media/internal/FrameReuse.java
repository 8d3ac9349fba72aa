package org.livekit4j.media.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The frames that one stream uses again: those that are free, and the one that its consumer has taken. A frame has one owner at any
 * time: the native thread that fills it, the stream's queue, its consumer, or this. A frame that finds no place here is left to the
 * garbage collector, which is right in any case.
 *
 * <p>The native thread takes free frames; any thread may give one back. Neither waits.
 */
public final class FrameReuse<F> {
    /** A consumer that keeps up leaves one or two frames free. What a long queue leaves when it is empty again is not kept. */
    private static final int MOST = 64;
    /** The frame that is filled, and the one that the consumer has. */
    private static final int ON_THEIR_WAY = 2;
    private static final FrameReuse<?> NONE = new FrameReuse<>(new Object[0]);
    private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(Object[].class);

    private final Object[] places;
    private volatile boolean closed;
    private volatile Reader<F> reader;

    private FrameReuse(Object[] places) {
        this.places = places;
    }

    /** Of a stream that makes each frame anew. */
    @SuppressWarnings("unchecked") // it never holds a frame
    public static <F> FrameReuse<F> none() {
        return (FrameReuse<F>) NONE;
    }

    /** @param capacity how many frames may wait in the stream's queue; 0 for any number */
    public static <F> FrameReuse<F> of(int capacity) {
        return new FrameReuse<>(new Object[Math.min(capacity == 0 ? MOST : capacity, MOST) + ON_THEIR_WAY]);
    }

    /** The frame that one thread has taken and may still read. Used by that thread only. */
    private static final class Reader<F> {
        private final Thread thread;
        private F frame;

        private Reader(Thread thread) {
            this.thread = thread;
        }
    }

    /** {@return a frame to be overwritten, which is the caller's; null if none is free} */
    @SuppressWarnings("unchecked") // nothing but frames is put
    public F take() {
        for (int i = 0; i < places.length; i++) {
            Object frame = PLACE.getOpaque(places, i);
            if (frame != null && PLACE.compareAndSet(places, i, frame, null)) {
                return (F) frame;
            }
        }
        return null;
    }

    /** Nobody reads this frame any more. For its owner, once. */
    public void giveBack(F frame) {
        for (int i = 0; i < places.length; i++) {
            if (PLACE.getOpaque(places, i) == null && PLACE.compareAndSet(places, i, null, frame)) {
                if (closed) { // read after the frame is put, as close() looks for frames after it is written
                    PLACE.compareAndSet(places, i, frame, null);
                }
                return;
            }
        }
    }

    /**
     * The current thread is about to take a frame, and done with the one that it took before. If another thread has taken one
     * since, the frame before is not used again: several threads in turn make garbage, and never read a frame that changes.
     */
    public void next() {
        if (places.length == 0) {
            return;
        }
        Reader<F> last = reader;
        if (last == null || last.thread != Thread.currentThread()) {
            reader = new Reader<>(Thread.currentThread());
        } else if (last.frame != null) {
            F done = last.frame;
            last.frame = null;
            giveBack(done);
        }
    }

    /**
     * The current thread has taken a frame, after {@link #next}.
     *
     * @param frame the frame; null if there was none
     */
    public void taken(F frame) {
        Reader<F> current = reader;
        if (current != null && current.thread == Thread.currentThread()) {
            current.frame = frame;
        }
    }

    /** No frame is used again. Frames that are taken or wait stay as they are. */
    public void close() {
        closed = true;
        for (int i = 0; i < places.length; i++) {
            PLACE.setVolatile(places, i, null);
        }
    }
}
