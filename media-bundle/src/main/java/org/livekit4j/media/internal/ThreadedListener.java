package org.livekit4j.media.internal;

import org.livekit4j.ffi.Polling;
import org.livekit4j.queue.concurrent.Mailbox;

/** Calls a listener for each frame until the stream ends. */
public final class ThreadedListener<F> implements Runnable {
    private final Mailbox<F> frames;
    private final FrameReuse<F> reuse;
    private final StreamListener<F> listener;

    public ThreadedListener(Mailbox<F> frames, FrameReuse<F> reuse, StreamListener<F> listener) {
        this.frames = frames;
        this.reuse = reuse;
        this.listener = listener;
    }

    @Override
    public void run() {
        while (!frames.isClosed() || frames.depth() > 0) {
            try {
                F frame = frames.take();
                if (frame != null) {
                    listener.call(frame);
                    reuse.giveBack(frame);
                }
            } catch (InterruptedException e) {
                // No other code knows this thread, so the listener has left the interrupt behind
            } catch (OutOfMemoryError e) {
                Polling.pauseWithoutMemory();
            }
        }
    }
}
